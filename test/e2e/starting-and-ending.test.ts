import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../contracts/open-embedded';
import { projectRoot } from '../servers/project-root';
import { spawnTamis } from '../servers/spawn-tamis';
import { describeEachForm, describeStandalone } from './each-form';
import { expectNothingLost } from './nothing-lost';
import { startTraffic } from './traffic';

const DEADLINE_MS = 120_000;
const EXIT_CONFIG = 78;

describeEachForm('an ordered end', {}, (form) => {
  const running = () => Object.entries(form().services);

  test(
    'when each service is asked to end while visitors post, then it exits with 0 in time and nothing is lost',
    async () => {
      const traffic = startTraffic(form(), ['ordered-end']);
      for (const [name, service] of running()) {
        await traffic.moreAccepted(30);
        const startedAt = performance.now();
        expect([name, await service.stop()]).toEqual([name, 0]);
        // TAMIS_CLOSE_DEADLINE_MS by default; ended by force it would exit with another code, but let the time count, too.
        expect(performance.now() - startedAt).toBeLessThan(10_000);
        await service.restart();
      }
      await traffic.moreAccepted(30);
      await traffic.stop();
      const { approved } = await expectNothingLost(form(), traffic.accepted);
      expect(approved.length).toBeGreaterThan(0);
      expect(form().allLogs()).not.toContain('not in order');
    },
    DEADLINE_MS,
  );
});

describeStandalone('one folder, one service', {}, (form) => {
  test(
    'when a second standalone starts on the folder, then it refuses with a clear line and the first goes on',
    async () => {
      const settings = { TAMIS_DATA_DIR: form().folder, TAMIS_PORT: '0' };
      await expect(spawnTamis('standalone', settings)).rejects.toThrow(/Another Tamis uses the data folder/);
      expect((await fetch(`${form().ingestion}/readyz`)).status).toBe(200);
    },
    DEADLINE_MS,
  );
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function runToTheEnd(command: string, env: Record<string, string>): Promise<Ended> {
  const main = join(projectRoot(), 'services/cli/dist/main.js');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...command.split(' ')],
      { env, timeout: 30_000 },
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode, output: stdout + stderr });
      },
    );
  });
}

describe('a wrong configuration', () => {
  test.each(['standalone', 'ingestion', 'worker', 'reading', 'review'])(
    'when %s is given one, then it exits with 78 and names every problem, but no value',
    async (command) => {
      const { code, output } = await runToTheEnd(command, {
        TAMIS_PORT: 'eighty',
        TAMIS_RATE_LIMIT: '-1',
        TAMIS_REDIS_URL: 'http://secret-password@nowhere',
        TAMIS_NO_SUCH_THING: '1',
      });
      expect(code).toBe(EXIT_CONFIG);
      for (const name of ['TAMIS_PORT', 'TAMIS_RATE_LIMIT', 'TAMIS_REDIS_URL', 'TAMIS_NO_SUCH_THING'])
        expect(output).toContain(name);
      if (command !== 'standalone') expect(output).toContain('TAMIS_SECRET_KEYS is required');
      expect(output).not.toContain('secret-password');
    },
    DEADLINE_MS,
  );
});

describe('what a person can mend', () => {
  const folder = temporaryFolder();
  const standalone = (env: Record<string, string>) =>
    runToTheEnd('standalone', { TAMIS_PORT: '0', TAMIS_DATA_DIR: join(folder(), 'data'), ...env });

  test('when the port is taken, then a sentence says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, output } = await standalone({ TAMIS_PORT: String(port) });
    other.close();
    expect(code).toBe(EXIT_CONFIG);
    expect(output).toContain(`  - Port ${port} on 127.0.0.1 is taken.`);
    expect(output).not.toContain('    at ');
  });

  test.each([
    [
      'the host is no address of this machine',
      { TAMIS_HOST: '203.0.113.1' },
      '203.0.113.1 is no address of this machine',
    ],
    ['the folder is a file', { TAMIS_DATA_DIR: '/dev/null' }, 'The data folder /dev/null cannot be written'],
    ['the key ring is short', { TAMIS_SECRET_KEYS: 'k1:AAAA' }, "Key 'k1' of the key ring has 3 bytes"],
    ['a proxy is no network', { TAMIS_TRUSTED_PROXIES: '300.0.0.1' }, 'TAMIS_TRUSTED_PROXIES'],
  ])('when %s, then a sentence says so', async (_, env, sentence) => {
    const { code, output } = await standalone(env);
    expect(code).toBe(EXIT_CONFIG);
    expect(output).toContain(sentence);
    expect(output).not.toContain('    at ');
  });

  test('when somebody only looks into a folder that is not there, then none is made', async () => {
    const missing = join(folder(), 'missing');
    for (const command of ['keys list', 'queue dead', 'export', 'dry-run']) {
      const { code, output } = await runToTheEnd(command, { TAMIS_DATA_DIR: missing });
      expect([command, code]).toEqual([command, 1]);
      expect(output).toContain(`there is no data folder ${missing}`);
    }
    expect(existsSync(missing)).toBe(false);
  });

  test('when the version is asked for, then it is told', async () => {
    expect(await runToTheEnd('--version', {})).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
    });
  });

  test('when two ring entries are made, then they have two ids and both start together', async () => {
    const entries = [await runToTheEnd('keyring', {}), await runToTheEnd('keyring', {})].map(({ output }) =>
      output.trim(),
    );
    const service = await spawnTamis('standalone', {
      TAMIS_PORT: '0',
      TAMIS_DATA_DIR: join(folder(), 'two-keys'),
      TAMIS_SECRET_KEYS: entries.join('\n'),
    });
    expect(await service.stop()).toBe(0);
    expect(new Set(entries.map((entry) => entry.split(':')[0])).size).toBe(2);
  });
});

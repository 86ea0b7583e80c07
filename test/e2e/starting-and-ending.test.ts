import { execFile } from 'node:child_process';
import { join } from 'node:path';
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
      await expect(spawnTamis('standalone', settings)).rejects.toThrow(/another Tamis service uses the folder/);
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
    const child = execFile(process.execPath, [main, command], { env, timeout: 30_000 }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode, output: stdout + stderr });
    });
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

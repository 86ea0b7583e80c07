import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';
import { startChild } from './child';
import { spawnTamis } from './spawn-tamis';
import { waitUntil } from './wait-until';

const folders: string[] = [];
const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tamis-test-'));
  folders.push(folder);
  return folder;
};
afterEach(async () => {
  delete process.env['TAMIS_TEST_REDIS_URL'];
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const isAlive = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a process of our own', () => {
  const aScript = async (text: string): Promise<{ main: string }> => {
    const main = join(await aFolder(), 'main.js');
    await writeFile(main, text);
    return { main };
  };
  const listening = `console.log(JSON.stringify({ msg: 'listening', url: 'http://127.0.0.1:1', env: process.env, args: process.argv.slice(2) }));`;

  test('when it listens, then its log is read, only the given settings reach it, and it stops', async () => {
    process.env['TAMIS_TEST_REDIS_URL'] = 'redis://127.0.0.1:1';
    const script = await aScript(`setInterval(() => {}, 1000); console.error('to stderr'); ${listening}
      process.on('SIGTERM', () => { console.log('bye'); process.exit(3); });`);
    const tamis = await spawnTamis('ingestion --quiet', { TAMIS_PORT: '0' }, script);
    const [entry] = tamis.entries() as [{ env: object; args: string[] }];
    expect(tamis.url).toBe('http://127.0.0.1:1');
    expect(entry.args).toEqual(['ingestion', '--quiet']);
    expect(Object.keys(entry.env).filter((name) => name.startsWith('TAMIS_'))).toEqual(['TAMIS_PORT']);
    expect(await tamis.stop()).toBe(3);
    expect(tamis.logs()).toMatch(/to stderr[^]*bye|bye[^]*to stderr/);
  });

  test('when it ends early or never listens, then the error holds its output', async () => {
    const early = await aScript(`console.error('no such setting'); process.exit(1);`);
    await expect(spawnTamis('worker', {}, early)).rejects.toThrow(/ended before it listened[^]*no such setting/);
    const mute = await aScript(`setInterval(() => {}, 1000);`);
    await expect(spawnTamis('worker', {}, { ...mute, startDeadlineMs: 300 })).rejects.toThrow(/does not listen/);
  });

  test('when it ignores SIGTERM, then stop kills it and says so; kill9 needs no consent', async () => {
    const script = await aScript(`setInterval(() => {}, 1000); process.on('SIGTERM', () => {}); ${listening}`);
    const stubborn = await spawnTamis('reading', {}, { ...script, stopDeadlineMs: 200 });
    await expect(stubborn.stop()).rejects.toThrow(/did not end/);
    const tamis = await spawnTamis('reading', {}, script);
    await tamis.kill9();
    expect(await tamis.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('when its parent is killed, then it dies and its temporary folder goes', async () => {
    const folder = await aFolder();
    for (const name of ['child', 'wait-until']) {
      const { code } = transformFileSync(join(__dirname, `${name}.ts`), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        module: { type: 'commonjs' },
      });
      await writeFile(join(folder, `${name}.js`), code);
    }
    const temporaryFolder = await aFolder();
    const note = join(folder, 'grandchild');
    await writeFile(
      join(folder, 'main.js'),
      `const [,, temporaryFolder, note] = process.argv;
       require('./child').startChild('sleep', ['600'], { cwd: '/', temporaryFolder }).then(({ pid }) =>
         require('node:fs').writeFileSync(note, pid + '.'));`,
    );
    const parent = await startChild(process.execPath, ['main.js', temporaryFolder, note], { cwd: folder });
    const written = await waitUntil('the grandchild runs', async () =>
      existsSync(note) ? /(\d+)\./.exec(await readFile(note, 'utf8')) : undefined,
    );
    expect(isAlive(Number(written[1]))).toBe(true);
    parent.signal('SIGKILL');
    await waitUntil('the grandchild is gone', () => !isAlive(Number(written[1])));
    await waitUntil('its folder is gone', () => !existsSync(temporaryFolder));
  });
});

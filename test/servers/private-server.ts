import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, type Child } from './child';
import { freePort } from './loopback';
import { waitUntil } from './wait-until';

/** A database server for one test file or benchmark, on loopback. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** Where its data lies; `undefined` when it is not ours. */
  readonly folder: string | undefined;
  /** Its current process id (a restart changes it); `undefined` when it is not ours. */
  readonly pid: number | undefined;
  /** Whether it may be killed, restarted and paused: not when its URL came from the environment. */
  readonly controllable: boolean;
  /** Sends the signal (default SIGKILL) and waits until the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port and folder and waits until it answers; one that still runs is ended cleanly first. */
  restart(): Promise<void>;
  /** Freezes it (SIGSTOP): connections stay open and nothing answers. */
  pause(): Promise<void>;
  /** Lets it run on (SIGCONT). */
  resume(): Promise<void>;
  /** Ends it and deletes the temporary folder, if it was made for it. May be called twice. */
  close(): Promise<void>;
}

/** Where a private server listens and stores; both made up when left out. A given folder is kept. */
export interface ServerOptions {
  readonly port?: number;
  readonly folder?: string;
  /** Settings of the server itself, over our defaults. */
  readonly config?: Record<string, string>;
}

/** What differs between the servers. */
export interface ServerRecipe {
  readonly name: string;
  readonly binary: string;
  readonly url: (port: number) => string;
  readonly args: (port: number, folder: string) => Promise<readonly string[]> | readonly string[];
  /** Whether the server on this port answers *and* is the process `pid`: a stranger may hold the port. */
  readonly isReady: (port: number, pid: number) => Promise<boolean>;
}

const START_ATTEMPTS = 5;
const READY_DEADLINE_MS = 30_000;

/** Starts a server as our own process; resolves once it answers. */
export async function startPrivateServer(recipe: ServerRecipe, options: ServerOptions): Promise<TestServer> {
  const temporaryFolder = options.folder === undefined ? await mkdtemp(join(tmpdir(), 'tamis-server-')) : undefined;
  const folder = options.folder ?? temporaryFolder ?? '';
  const removeFolder = async (): Promise<void> => {
    if (temporaryFolder !== undefined) await rm(temporaryFolder, { recursive: true, force: true });
  };
  let { port, child } = await startOnSomePort(recipe, options.port, folder, temporaryFolder).catch(
    async (error: unknown) => {
      await removeFolder();
      throw error;
    },
  );
  const server: TestServer = {
    url: recipe.url(port),
    port,
    folder,
    get pid() {
      return child.pid;
    },
    controllable: true,
    async kill(signal = 'SIGKILL') {
      child.signal(signal);
      await child.exited;
    },
    async restart() {
      await child.end();
      ({ port, child } = await startOnSomePort(recipe, port, folder, temporaryFolder));
    },
    pause() {
      child.signal('SIGSTOP');
      return Promise.resolve();
    },
    resume() {
      child.signal('SIGCONT');
      return Promise.resolve();
    },
    async close() {
      // Data that nobody will read again need not be written down in order.
      if (temporaryFolder === undefined) await child.end();
      else await server.kill();
      await removeFolder();
    },
  };
  return server;
}

async function startOnSomePort(
  recipe: ServerRecipe,
  wanted: number | undefined,
  folder: string,
  temporaryFolder: string | undefined,
): Promise<{ port: number; child: Child }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort());
    const args = await recipe.args(port, folder);
    const child = await startChild(recipe.binary, args, { cwd: folder, temporaryFolder });
    let problem = '';
    const isReady = async (): Promise<boolean> => {
      if (child.exit()) throw new Error(`${recipe.name} ended while starting`);
      try {
        return await recipe.isReady(port, child.pid);
      } catch (error) {
        problem = ` (${String(error)})`;
        return false;
      }
    };
    try {
      await waitUntil(`${recipe.name} answers on port ${port}`, isReady, READY_DEADLINE_MS);
      return { port, child };
    } catch (error) {
      child.signal('SIGKILL');
      await child.exited;
      const clash = /address already in use/i.test(child.output());
      if (clash && wanted === undefined && attempt < START_ATTEMPTS) continue;
      throw new Error(`${(error as Error).message}${problem}:\n${child.output()}`, { cause: error });
    }
  }
}

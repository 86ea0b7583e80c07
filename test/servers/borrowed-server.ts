import type { ServerOptions, TestServer } from './private-server';

/** A server somebody else runs, and what `close` still does. */
export interface Borrowed {
  /** The variable that names it. */
  readonly variable: string;
  readonly url: string;
  readonly defaultPort: number;
  readonly close: () => Promise<void>;
}

/** Uses it as it is: it is never stopped by us. */
export function borrowServer({ variable, url, defaultPort, close }: Borrowed): TestServer {
  const refuse = (): Promise<never> =>
    Promise.reject(new Error(`the server named by ${variable} is not ours to stop; unset it to run this test`));
  const port = Number(/:(\d+)(?:[/?,]|$)/.exec(url)?.[1] ?? defaultPort);
  const nobody = { folder: undefined, pid: undefined, controllable: false };
  return { url, port, ...nobody, kill: refuse, restart: refuse, pause: refuse, resume: refuse, close };
}

/** The URL in `variable`, unless it is empty. Throws when a server of one's own kind is asked for beside it. */
export function borrowedUrl(variable: string, options: ServerOptions): string | undefined {
  const url = process.env[variable];
  if (url === undefined || url === '') return undefined;
  if (Object.keys(options).length === 0) return url;
  throw new Error(
    `${variable} names a shared server: no port, folder or config of one's own; unset it to run this test`,
  );
}

import { BROWSER_REMEDY, findBrowser } from './find-browser';
import { obtainBinary } from './fetch-binary';
import { BINARIES, type ServerKind } from './locate-binary';

/**
 * Jest's `globalSetup`: fetches the server binaries once, before the workers start, and prints one line for each part that
 * is missing. Leaves the reason in the environment, which the workers inherit. A default export because jest wants one.
 */
export default async function prepareServers(): Promise<void> {
  await Promise.all([prepare('redis'), prepare('mongo')]);
  if ((await findBrowser()) === undefined) announce(`no browser: ${BROWSER_REMEDY}`);
}

async function prepare(kind: ServerKind): Promise<void> {
  const { url, missing } = BINARIES[kind];
  if ((process.env[url] ?? '') !== '') return;
  try {
    await obtainBinary(kind);
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
    process.env[missing] = reason;
    announce(reason);
  }
}

function announce(reason: string): void {
  process.stderr.write(`\n!!! tamis tests: ${reason}\n`);
}

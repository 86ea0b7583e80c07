import { BROWSER_REMEDY, locateBrowser } from './find-browser';
import { BINARIES, locateBinary, onPath } from './locate-binary';

/** What a suite may ask for. */
export type Need = 'redis' | 'mongo' | 'browser' | Program;

/** Programs of the system, and the package that has each. */
const PROGRAMS = { strace: 'strace', nginx: 'nginx-light', hugo: 'hugo', php: 'php-cli' } as const;
type Program = keyof typeof PROGRAMS;

/**
 * `describe` for suites that need real parts. When one cannot be had the suite is skipped with one line that says how to get
 * it; with `CI=true` the suite fails with that line. What is missing is known from the global setup, which fetches.
 */
export function describeWithServers(needs: readonly Need[], name: string, body: () => void): void {
  const reasons = needs.map(missing).filter((reason) => reason !== undefined);
  if (reasons.length === 0) {
    describe(name, body);
    return;
  }
  const reason = reasons.join(' | ');
  if (process.env['CI'] === 'true') {
    describe(name, () => {
      test('when CI runs it, then everything it needs is there', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  process.stderr.write(`\n!!! SKIPPED "${name}": ${reason}\n`);
  describe.skip(name, body);
}

function missing(need: Need): string | undefined {
  if (need === 'browser') return locateBrowser() === undefined ? `no browser: ${BROWSER_REMEDY}` : undefined;
  if (need !== 'redis' && need !== 'mongo')
    return onPath(need).length > 0 ? undefined : `no ${need}: apt-get install ${PROGRAMS[need]}`;
  const { url, missing: variable } = BINARIES[need];
  if ((process.env[url] ?? '') !== '' || locateBinary(need) !== undefined) return undefined;
  // Without the variable nobody has tried to fetch it yet: the suite's own start will.
  return process.env[variable];
}

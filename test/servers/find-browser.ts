import { isExecutable, onPath } from './locate-binary';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** How to get a browser by hand. */
export const BROWSER_REMEDY = 'put chromium on the path (apt-get install chromium) or set TAMIS_TEST_BROWSER';

/** The browser for `playwright-core`: `TAMIS_TEST_BROWSER`, and nothing else when it is set, else a Chromium on the path. */
export function findBrowser(): Promise<string | undefined> {
  return Promise.resolve(locateBrowser());
}

/** The same at once, for those who must decide before a test may wait. */
export function locateBrowser(): string | undefined {
  const chosen = process.env['TAMIS_TEST_BROWSER'];
  if (chosen !== undefined && chosen !== '') return isExecutable(chosen) ? chosen : undefined;
  return NAMES.flatMap(onPath)[0];
}

import { chromium, type Browser, type Page } from 'playwright-core';
import { findBrowser } from '../servers/find-browser';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The browser itself writes a line about each answer of this kind, and the tests bring them about. */
const EXPECTED =
  /^Failed to load resource: .*(400|401|403|404|409|410|422|429|503|ERR_FAILED|ERR_INTERNET_DISCONNECTED)/;
/** How long a page may take to become what a test waits for. */
const PATIENCE_MS = 15_000;

/** A Chromium of the system, or of `TAMIS_TEST_BROWSER`. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  return chromium.launch({ args: ARGUMENTS, ...(executablePath === undefined ? {} : { executablePath }) });
}

/** Tells of everything on a page that no test wants: failed scripts, dialogs, refused loads, and requests to others than `origins`. */
export function watchPage(page: Page, origins: readonly string[], complain: (sentence: string) => void): void {
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => {
    complain(error.message);
  });
  page.on('dialog', (dialog) => {
    complain(`dialog ${dialog.message()}`);
  });
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type()) && !EXPECTED.test(line.text())) complain(line.text());
  });
  page.on('request', (request) => {
    if (!origins.some((origin) => request.url().startsWith(`${origin}/`))) complain(`asked ${request.url()}`);
  });
}

import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser, watchPage } from '../browser/watched-browser';
import { describeWithServers } from '../servers/describe-with-servers';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';
import { endGroup, openTerminal, type Terminal } from './shell';
import { GUIDES, snippetsOf, type Snippet } from './snippets';

const SERVICE = 'http://127.0.0.1:8080';
const SITE = 'http://127.0.0.1:8000';
const GUIDE_MS = 240_000;

/** Blocks that another test builds with the tool they are for, or that stand in a file which one runs. */
const BUILT_ELSEWHERE = new Set(['config.toml', 'single.html', 'functions.php', 'wp-config.php', 'app/page.tsx']);
const EXCERPTS = ['deploy/nginx.conf', 'deploy/Caddyfile'];

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Somebody who does what a guide says, with the program and the pages on ports that are free. */
class Reader {
  #printed = '';
  #servers = new Map<string, ChildProcess>();

  private constructor(
    private readonly folder: string,
    private readonly terminal: Terminal,
    private readonly ports: { service: number; site: number },
  ) {}

  static async begin(): Promise<Reader> {
    const folder = mkdtempSync(join(tmpdir(), 'tamis-docs-'));
    const ports = { service: await freePort(), site: await freePort() };
    const terminal = openTerminal(folder, {
      TAMIS_DATA_DIR: join(folder, 'data'),
      TAMIS_PORT: String(ports.service),
      TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8',
      // What `npm run` compiles first is compiled.
      npm_config_ignore_scripts: 'true',
    });
    mkdirSync(join(folder, 'site'));
    return new Reader(folder, terminal, ports);
  }

  get hasService(): boolean {
    return this.#servers.has('');
  }

  async follow({ language, name, text }: Snippet): Promise<void> {
    if (language === 'sh' && name.startsWith('server')) await this.serve(name.replace('server', '').trim(), text);
    else if (language === 'sh') this.#printed = await this.terminal.type(this.here(text));
    else if (language === 'text') this.compare(text);
    else if (language === 'js') await this.run(text);
    else if (language === 'html' && !BUILT_ELSEWHERE.has(name))
      writeFileSync(join(this.folder, 'site', name), this.here(text));
    else if (!BUILT_ELSEWHERE.has(name)) expectExcerpt(text);
  }

  /** Starts what goes on, in the place of what was started for the same before, and waits until it answers. */
  async serve(what: string, text: string): Promise<void> {
    const before = this.#servers.get(what);
    if (before) await endGroup(before);
    this.#servers.set(
      what,
      this.terminal.start(this.here(text), what === 'page' ? join(this.folder, 'site') : projectRoot()),
    );
    const address = this.here(what === 'page' ? `${SITE}/` : `${SERVICE}/readyz`);
    await waitUntil(
      `an answer of ${address}`,
      () =>
        fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ),
      60_000,
    );
  }

  async run(text: string): Promise<void> {
    const file = join(this.folder, 'program.mjs');
    writeFileSync(file, this.here(text));
    this.#printed = await this.terminal.type(`KEY="\${KEY:-}" node --input-type=module < ${file}`);
  }

  /** Every line of the text stands in what was printed last, in their order. */
  compare(text: string): void {
    let rest = this.#printed;
    for (const line of text.trim().split('\n')) {
      expect(rest).toContain(line.trim());
      rest = rest.slice(rest.indexOf(line.trim()) + line.trim().length);
    }
  }

  here(text: string): string {
    return text
      .replaceAll(SERVICE, `http://127.0.0.1:${String(this.ports.service)}`)
      .replaceAll('https://comments.example.org', `http://127.0.0.1:${String(this.ports.service)}`)
      .replaceAll(SITE, `http://127.0.0.1:${String(this.ports.site)}`)
      .replaceAll('http.server 8000', `http.server ${String(this.ports.site)}`);
  }

  /** Opens each page that the guide has written, on a site that may post, and writes a comment there. */
  async openPages(): Promise<void> {
    const pages = readdirSync(join(this.folder, 'site'));
    if (pages.length === 0) return;
    await this.serve('', `TAMIS_ALLOWED_ORIGINS=${SITE} npm start`);
    if (!this.#servers.has('page')) await this.serve('page', 'python3 -m http.server 8000 --bind 127.0.0.1');
    const browser = await launchBrowser();
    try {
      for (const name of pages) {
        const page = await browser.newPage({ locale: 'en-GB' });
        const complaints: string[] = [];
        watchPage(page, [this.here(SITE), this.here(SERVICE)], (sentence) => complaints.push(sentence));
        await page.goto(`${this.here(SITE)}/${name}`);
        await page.fill('#comment', 'The tide gate dates from 1890, thank you');
        await page.fill('#author', 'Camille');
        await page.fill('#email', 'camille@example.org');
        await page.click('.send button');
        await page.locator('.own .state').waitFor();
        expect(complaints.filter((sentence) => !sentence.includes('favicon'))).toEqual([]);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  }

  async end(): Promise<void> {
    await this.terminal.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a guide quotes stands in a file that a test runs, line by line. */
function expectExcerpt(text: string): void {
  const quoted = text
    .trim()
    .split('\n')
    .map((line) => line.trim());
  const holds = EXCERPTS.some((file) => {
    const lines = readFileSync(join(projectRoot(), file), 'utf8')
      .split('\n')
      .map((line) => line.trim());
    return quoted.every((line) => lines.includes(line));
  });
  expect([text, holds]).toEqual([text, true]);
}

describeWithServers(['browser'], 'the guides', () => {
  test.each(GUIDES)(
    'when everything in %s is typed in, then it works and prints what the guide says',
    async (guide) => {
      const reader = await Reader.begin();
      try {
        const snippets = snippetsOf(guide);
        expect(snippets.length).toBeGreaterThan(0);
        if (!snippets.some(({ name }) => name === 'server')) await reader.serve('', 'npm start');
        for (const each of snippets) await reader.follow(each);
        await reader.openPages();
      } finally {
        await reader.end();
      }
    },
    GUIDE_MS,
  );
});

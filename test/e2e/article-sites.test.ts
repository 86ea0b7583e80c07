import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser, watchPage } from '../browser/watched-browser';
import { describeWithServers } from '../servers/describe-with-servers';
import { ownWords } from '../servers/own-words';
import { projectRoot } from '../servers/project-root';
import { spawnTamis } from '../servers/spawn-tamis';
import { waitUntil } from '../servers/wait-until';
import { snippet } from '../docs/snippets';
import { postComment } from '../services/post-comment';

const run = promisify(execFile);
const BUILD_MS = 240_000;
const examples = join(projectRoot(), 'examples');

/** What a site of Next.js needs to be built; as a newcomer's `create-next-app` would have it. */
const NEXT_PACKAGES = { next: '16.4.6', react: '19.2', 'react-dom': '19.2' };
const NEXT_TOOLS = { typescript: '5.9.3', '@types/react': '19', '@types/node': '20' };

/** What the theme's file asks WordPress for. */
const WORDPRESS = `<?php
$filters = [];
function add_filter(string $name, callable $filter): void { global $filters; $filters[$name] = $filter; }
function post_password_required(): bool { return false; }
function get_the_ID(): int { return 42; }
function get_permalink(): string { return 'https://www.example.org/?p=42'; }
function get_the_title(): string { return 'Le port & la "digue"'; }
function get_bloginfo(string $what): string { return $what === 'language' ? 'fr-FR' : ''; }
function esc_attr(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
function esc_url(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
function esc_html__(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
WP_CONFIG
FUNCTIONS
echo '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Le port</title><main>';
include $filters['comments_template']();
tamis_count();
`;

describeWithServers(
  ['browser', 'hugo', 'php'],
  'the examples for article sites, built by the tools they are for',
  () => {
    let folder: string;
    let server: Server;
    let origin: string;
    let tamis: Awaited<ReturnType<typeof spawnTamis>>;
    let browser: Browser;
    const file = (path: string, text: string): void => {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
    };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tamis-sites-'));
      server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://site');
        const place = join(folder, 'out', pathname.endsWith('/') ? `${pathname}index.html` : pathname);
        const type = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' }[
          place.split('.').at(-1) ?? ''
        ];
        try {
          response.setHeader('content-type', type ?? 'application/octet-stream').end(readFileSync(place));
        } catch {
          response.writeHead(404).end();
        }
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
      tamis = await spawnTamis('standalone', {
        TAMIS_PORT: '0',
        TAMIS_DATA_DIR: join(folder, 'data'),
        TAMIS_ALLOWED_ORIGINS: origin,
      });
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser.close();
      await tamis.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    });

    /** What a guide says, with the service where it stands here. */
    const here = (text: string): string => text.replaceAll('https://comments.example.org', tamis.url);

    /** Opens a built page: it shows the comments of that article, and takes another one. */
    async function expectComments(path: string, articleId: string): Promise<void> {
      const body = ownWords();
      await postComment(tamis.url, { articleId, body });
      const list = `${tamis.url}/v1/articles/${encodeURIComponent(articleId)}/comments`;
      await waitUntil('it is published', async () => (await (await fetch(list)).text()).includes(body));
      const page = await browser.newPage({ locale: 'fr-FR' });
      const complaints: string[] = [];
      watchPage(page, [origin, tamis.url], (sentence) => complaints.push(sentence));
      await page.goto(origin + path);
      await page.locator('.comment-body', { hasText: body }).waitFor();
      await page.fill('#comment', `Et une réponse : ${ownWords()}`);
      await page.fill('#author', 'Camille');
      await page.fill('#email', 'camille@example.org');
      await page.click('.send button');
      await page.locator('.own .state').waitFor();
      expect(complaints).toEqual([]);
      await page.close();
    }

    test('when Hugo builds a site with the partial, then its articles have their comments', async () => {
      cpSync(join(examples, 'hugo'), join(folder, 'hugo'), { recursive: true });
      file(
        'hugo/config.toml',
        `baseURL = "${origin}/hugo/"\nlanguageCode = "fr"\ntitle = "Le port"\n${here(snippet('embed.md', 'config.toml'))}`,
      );
      file(
        'hugo/layouts/_default/single.html',
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>{{ .Title }}</title>{{ .Content }}' +
          snippet('embed.md', 'single.html'),
      );
      file('hugo/content/posts/le-port.md', '---\ntitle: Le "port" & la digue\n---\nUn texte.\n');
      await run('hugo', ['--source', join(folder, 'hugo'), '--destination', join(folder, 'out/hugo')], {
        timeout: BUILD_MS,
      });
      await expectComments('/hugo/posts/le-port/', '/hugo/posts/le-port/');
    });

    test('when a WordPress theme has the function, then its posts have their comments by the ids that an import gives them', async () => {
      cpSync(join(examples, 'wordpress'), join(folder, 'theme'), { recursive: true });
      const theme = WORDPRESS.replace('WP_CONFIG', () => here(snippet('embed.md', 'wp-config.php')));
      file(
        'theme/theme.php',
        theme.replace('FUNCTIONS', () => snippet('embed.md', 'functions.php')),
      );
      const { stdout } = await run('php', ['-d', 'error_reporting=-1', join(folder, 'theme/theme.php')]);
      expect(stdout).not.toMatch(/Warning|Notice|Deprecated/);
      file('out/wordpress.html', stdout);
      await expectComments('/wordpress.html', '42');
    });

    test(
      'when Next.js builds a site with the component, then its pages have their comments, and its types hold',
      async () => {
        cpSync(join(examples, 'nextjs'), join(folder, 'next/app'), { recursive: true });
        file(
          'next/package.json',
          JSON.stringify({ private: true, dependencies: NEXT_PACKAGES, devDependencies: NEXT_TOOLS }),
        );
        file('next/next.config.mjs', `export default { output: 'export', basePath: '/next', trailingSlash: true };\n`);
        file(
          'next/app/layout.tsx',
          `import type { ReactNode } from 'react';\nexport default function Layout({ children }: { children: ReactNode }) {\n  return <html lang="fr"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>;\n}\n`,
        );
        file('next/app/page.tsx', here(snippet('embed.md', 'app/page.tsx')));
        const options = {
          cwd: join(folder, 'next'),
          timeout: BUILD_MS,
          env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NODE_OPTIONS: '' },
        };
        await run('npm', ['install', '--include=dev', '--no-audit', '--no-fund', '--no-package-lock'], options);
        await run('npx', ['next', 'build'], options);
        cpSync(join(folder, 'next/out'), join(folder, 'out/next'), { recursive: true });
        await expectComments('/next/', 'the-harbour');
      },
      BUILD_MS,
    );
  },
);

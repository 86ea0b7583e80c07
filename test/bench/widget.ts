import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openSite, type ArticleSite, type Row } from '../browser/article-pages';
import { projectRoot } from '../servers/project-root';
import { machine } from './pinned';

/**
 * What the widget costs a page of 1,000 comments in a real browser: `npm run bench:widget`. From the start of the navigation to the first comment
 * on the page, to the form that can be written in, and to all 1,000, after four clicks on "more"; beside a page that fetches the same
 * lists and appends a paragraph for each comment.
 */
const COMMENTS = 1000;
const PAGE = 200;
const ROUNDS = 15;
const ARTICLE = 'long';

const ROWS: Row[] = Array.from({ length: COMMENTS }, (_, number) => ({
  id: String(number),
  articleId: ARTICLE,
  ...(number % 5 === 4 ? { parentId: String(number - 1) } : {}),
  name: `Lecteur ${number}`,
  body: `Merci pour cet article, j’y étais aussi ce matin-là et la lumière était belle. Visite ${number}.`,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
}));

interface Times {
  first: number;
  ready: number;
  all: number;
}

async function widget(site: ArticleSite): Promise<Times> {
  const page = await site.open({
    body: `<script src="${site.tamis}/embed.js" defer></script><tamis-comments article-id="${ARTICLE}" page-size="${PAGE}"></tamis-comments>`,
  });
  const times = await page.evaluate(
    async ({ count, perPage }) => {
      const root = (): ShadowRoot | null | undefined => document.querySelector('tamis-comments')?.shadowRoot;
      const shown = (): number => root()?.querySelectorAll('.comment').length ?? 0;
      const until = (condition: () => boolean): Promise<number> =>
        new Promise((resolve) => {
          const look = (): void => {
            if (condition()) resolve(performance.now());
            else requestAnimationFrame(look);
          };
          look();
        });
      const first = await until(() => shown() > 0);
      const ready = await until(() => root()?.querySelector('form') != null);
      for (let wanted = perPage * 2; wanted <= count; wanted += perPage) {
        const more = [...(root()?.querySelectorAll<HTMLButtonElement>('.more:not([hidden]) button') ?? [])].at(-1);
        more?.click();
        await until(() => shown() >= wanted);
      }
      return { first, ready, all: performance.now() };
    },
    { count: COMMENTS, perPage: PAGE },
  );
  await site.closePages();
  return times;
}

/** The least that a page can do with the same answers. */
async function bare(site: ArticleSite): Promise<Times> {
  const page = await site.open({ body: '<div id="list"></div>' });
  const times = await page.evaluate(
    async ({ list, perPage }) => {
      let [cursor, first]: [string | null, number] = [null, 0];
      do {
        const address: string = `${list}?limit=${perPage}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
        const { items, nextCursor } = (await (await fetch(address)).json()) as {
          items: { body: string }[];
          nextCursor: string | null;
        };
        for (const { body } of items) {
          const line = document.createElement('p');
          line.textContent = body;
          document.getElementById('list')?.append(line);
        }
        await new Promise(requestAnimationFrame);
        if (first === 0) first = performance.now();
        cursor = nextCursor;
      } while (cursor !== null);
      return { first, ready: first, all: performance.now() };
    },
    { list: `${site.tamis}/v1/articles/${ARTICLE}/comments`, perPage: PAGE },
  );
  await site.closePages();
  return times;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function print(name: string, rounds: readonly Times[]): void {
  const of = (key: keyof Times): string =>
    median(rounds.map((times) => times[key]))
      .toFixed(0)
      .padStart(10);
  console.log(`${name.padEnd(24)}${of('first')}${of('ready')}${of('all')}`);
}

async function main(): Promise<void> {
  const script = readFileSync(join(projectRoot(), 'widget/dist/embed.js'));
  const [gzip, brotli] = [gzipSync(script, { level: 9 }).length, brotliCompressSync(script).length];
  console.log(`embed.js: ${script.length} bytes, ${gzip} by gzip, ${brotli} by brotli`);
  const site = await openSite(ROWS);
  try {
    await widget(site);
    const rounds: { widget: Times[]; bare: Times[] } = { widget: [], bare: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.bare.push(await bare(site));
      rounds.widget.push(await widget(site));
    }
    console.log(`${machine()}\nmedian of ${ROUNDS}, ms    first comment      form       all`);
    print('bare paragraphs', rounds.bare);
    print('widget', rounds.widget);
    const ratio = median(rounds.widget.map(({ all }) => all)) / median(rounds.bare.map(({ all }) => all));
    console.log(`all 1,000: ${ratio.toFixed(2)} x bare`);
  } finally {
    await site.close();
  }
}

void main();

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Language } from '../server/language';

/** What the widget says, as far as pages without scripts say it too. */
export interface EmbedWords {
  title: string;
  count: Counted & { zero: string };
  none: string;
  more: string;
  fromStart: string;
  reply: string;
  notify: string;
  replyTo: string;
  report: string;
  inReplyTo: string;
  inReplyToOther: string;
  cancelReply: string;
  removed: string;
  now: string;
  onDay: string;
  exact: string;
  formTitle: string;
  promise: string;
  required: string;
  comment: string;
  author: string;
  email: string;
  url: string;
  trap: string;
  send: string;
  closed: string;
  premoderated: string;
  own: string;
  house: string;
  change: string;
  states: Record<
    'received' | 'held' | 'approved' | 'rejected' | 'erased',
    [word: string, sentence: string, link?: string]
  >;
}

interface Counted {
  one: string;
  other: string;
}

export interface EmbedAsset {
  /** Path with a hash of the content in it: whatever was once fetched from it never changes. */
  path: string;
  type: string;
  content: Buffer;
  gzip: Buffer;
  brotli: Buffer;
  /** For the `integrity` attribute of a page that wants exactly this content. */
  integrity: string;
}

export interface EmbedAssets {
  script: EmbedAsset;
  style: EmbedAsset;
  words: Record<Language, EmbedWords>;
}

/**
 * What article pages load, as the widget's build left it; the buttons to like comments are in the script where readers have them. Throws with
 * the command to run when it was not built.
 */
export function embedAssets({ withLikes }: { withLikes: boolean }): EmbedAssets {
  const folder = dirname(require.resolve('@tamis/widget/package.json'));
  const script = join(folder, 'dist/embed.js');
  if (!existsSync(script)) throw new Error(`${script} is missing: run npm run build`);
  const wordsOf = (language: Language) =>
    JSON.parse(readFileSync(join(folder, `words/${language}.json`), 'utf8')) as EmbedWords;
  return {
    script: asset(
      withLikes ? [script, join(folder, 'dist/embed.likes.js')] : [script],
      'js',
      'text/javascript; charset=utf-8',
    ),
    style: asset([join(folder, 'dist/embed.css')], 'css', 'text/css; charset=utf-8'),
    words: { fr: wordsOf('fr'), en: wordsOf('en') },
  };
}

function asset(files: readonly string[], ending: string, type: string): EmbedAsset {
  const content = Buffer.concat(files.map((file) => readFileSync(file)));
  const hash = createHash('sha384').update(content).digest();
  return {
    path: `/embed.${hash.toString('hex').slice(0, 12)}.${ending}`,
    type,
    content,
    gzip: gzipSync(content, { level: 9 }),
    brotli: brotliCompressSync(content),
    integrity: `sha384-${hash.toString('base64')}`,
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEUTRAL_EN, NEUTRAL_FR } from './abuse-neutral';
import { ABUSE_PHRASES_EN, HARMLESS_PHRASES_EN } from './abuse-phrases-en';
import { ABUSE_PHRASES_FR, HARMLESS_PHRASES_FR } from './abuse-phrases-fr';
import { ABUSE_SLOTS } from './abuse-slots';
import { repeatableChoice, writeOut } from './seed-templates';
import { DEFAULT_SETTINGS } from '@tamis/shared/domain/rule-settings';
import { compileSettings } from '@tamis/shared/domain/rules/compile-settings';
import { findAbuse } from '@tamis/shared/domain/rules/find-abuse';
import { normalise } from '@tamis/shared/domain/text/normalise';
import type { TrainingRow } from '@tamis/shared/domain/model/train';

/** A row for the abuse model, with the set it came from. */
export interface AbuseRow extends TrainingRow {
  source: string;
}

interface RawRow {
  text: string;
  label: string;
  lang?: string;
  source?: string;
  votes?: number;
}

/** What a row teaches and how much it counts; null leaves it out. */
type Reading = { abusive: boolean; weight: number } | null;

interface AbuseSource {
  name: string;
  file: string;
  read: (row: RawRow) => Reading;
}

const good = (weight: number) => (): Reading => ({ abusive: false, weight });
const hamOnly =
  (weight: number) =>
  ({ label }: RawRow): Reading =>
    label === 'ham' ? { abusive: false, weight } : null;

/**
 * The labelled sets and how far each is believed. Professional labels of public talk count most; what a crowd labelled in
 * haste, machine translations and templates count less; see the model's NOTICE.
 */
const SOURCES: readonly AbuseSource[] = [
  { name: 'davidson', file: 'davidson-offensive/tweets.jsonl', read: readDavidson },
  { name: 'toxifrench-forum', file: 'toxifrench-train/rows.jsonl', read: (row) => readToxifrench(row, 'forum') },
  { name: 'jigsaw', file: 'toxifrench-train/rows.jsonl', read: (row) => readToxifrench(row, 'jigsaw') },
  { name: 'mlma-en', file: 'mlma-hate-speech/en.jsonl', read: (row) => readMlma(row, 0.05) },
  { name: 'mlma-fr', file: 'mlma-hate-speech/fr.jsonl', read: (row) => readMlma(row, 0.25) },
  {
    name: 'surge',
    file: 'surge-toxicity/toxicity-en.jsonl',
    read: ({ label }) => ({ abusive: label === 'toxic', weight: 1.5 }),
  },
  {
    name: 'fox',
    file: 'fox-news-comments/comments.jsonl',
    read: ({ label }) => (label === 'hateful' ? { abusive: true, weight: 0.4 } : { abusive: false, weight: 0.6 }),
  },
  {
    name: 'hatecheck',
    file: 'hatecheck-fr/cases.jsonl',
    read: ({ label }) => ({ abusive: label === 'hateful', weight: label === 'hateful' ? 0.3 : 1.5 }),
  },
  { name: 'blog', file: 'mademistakes-comments/comments.jsonl', read: good(2) },
  { name: 'youtube', file: 'youtube-spam/train.jsonl', read: good(0.5) },
  { name: 'sms-en', file: 'sms-spam/sms-en.jsonl', read: hamOnly(0.4) },
  { name: 'sms-fr', file: 'sms-spam/sms-fr-machine-translated.jsonl', read: hamOnly(0.1) },
];

function readDavidson({ label, votes = 3 }: RawRow): Reading {
  if (label === 'hate') return { abusive: true, weight: 0.3 };
  if (label === 'ok') return { abusive: false, weight: 0.4 };
  // Crude talk among friends: what few people called offensive is left out, the rest counts little.
  return votes >= 6 ? { abusive: true, weight: 0.05 } : null;
}

function readToxifrench({ label, source = '', lang }: RawRow, part: 'forum' | 'jigsaw'): Reading {
  if (source.startsWith('jigsaw') !== (part === 'jigsaw')) return null;
  const abusive = label === 'abuse';
  if (part === 'forum') return { abusive, weight: 5 };
  return { abusive, weight: (lang === 'fr' ? 1.2 : 2) * (abusive ? 1 : 0.4) };
}

function readMlma({ label }: RawRow, weight: number): Reading {
  if (label === 'normal') return { abusive: false, weight: 3 * weight };
  if (label.includes('normal')) return null;
  return { abusive: true, weight: /hateful|abusive/.test(label) ? 2 * weight : weight };
}

/** All rows of the labelled sets below `dataFolder`. */
export function abuseSets(dataFolder: string): AbuseRow[] {
  return SOURCES.flatMap(({ name, file, read }) => {
    const lines = readFileSync(join(dataFolder, file), 'utf8').trim().split('\n');
    return lines.flatMap((line): AbuseRow[] => {
      const row = JSON.parse(line) as RawRow;
      const reading = read(row);
      if (reading === null) return [];
      const source = name === 'jigsaw' ? `jigsaw-${row.lang ?? ''}` : name;
      return [{ text: plain(row.text), label: reading.abusive ? 'abuse' : 'ham', weight: reading.weight, source }];
    });
  });
}

/** How often each template is written out. */
const COPIES = 12;
const NEUTRAL_COPIES = 100;

const WRITTEN: readonly {
  name: string;
  templates: readonly string[];
  label: 'abuse' | 'ham';
  weight: number;
  copies?: number;
}[] = [
  { name: 'written-en', templates: ABUSE_PHRASES_EN, label: 'abuse', weight: 0.5 },
  { name: 'written-en', templates: HARMLESS_PHRASES_EN, label: 'ham', weight: 1 },
  { name: 'written-fr', templates: ABUSE_PHRASES_FR, label: 'abuse', weight: 0.5 },
  { name: 'written-fr', templates: HARMLESS_PHRASES_FR, label: 'ham', weight: 1 },
  { name: 'written-en', templates: NEUTRAL_EN, label: 'ham', weight: 1, copies: NEUTRAL_COPIES },
  { name: 'written-fr', templates: NEUTRAL_FR, label: 'ham', weight: 1, copies: NEUTRAL_COPIES },
];

/** The rows made from our own templates, the same ones every time; `family` tells the template. */
export function writtenAbuseRows(): (AbuseRow & { family: number })[] {
  return WRITTEN.flatMap(({ name, templates, label, weight, copies = COPIES }) =>
    templates.flatMap((template, family) => {
      const choose = repeatableChoice(family + 1);
      const texts = new Set(Array.from({ length: copies }, () => writeOut(template, choose, ABUSE_SLOTS)));
      return Array.from(texts, (text) => ({ text, label, weight, source: name, family }));
    }),
  );
}

/** Pull of every row, in terms of the solver's own: see `build-abuse`. */
const PULL = 0.25;

/** All rows that the abuse model is trained on. What the phrase lists hold is not taught as harmless: some labels are slips. */
export function abuseRows(dataFolder: string): AbuseRow[] {
  const believed = abuseSets(dataFolder).filter(
    ({ source, label, text }) => !(label === 'ham' && DOUBTED.has(source) && isListed(text)),
  );
  return [...believed, ...writtenAbuseRows()].map((row) => ({ ...row, weight: PULL * (row.weight ?? 1) }));
}

/** Sets that were labelled for something else than abuse. */
const DOUBTED = new Set(['youtube', 'sms-en', 'sms-fr', 'blog']);

function isListed(text: string): boolean {
  const body = normalise(text);
  const { phrases } = compileSettings(DEFAULT_SETTINGS);
  return findAbuse({ body, hits: phrases.find(body.text), phrases }).length > 0;
}

/** Without the stand-ins that the sets put in place of names and links, and without marks of one forum alone. */
function plain(text: string): string {
  return text
    .replace(/@(?:user|url)\b|http:\/\/link\.example|\bRT\b/gi, '')
    .replace(/:[a-z]{1,12}:/g, '')
    .trim();
}

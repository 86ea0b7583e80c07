import { registeredDomain } from '../text/hosts';
import { normalise } from '../text/normalise';
import type { Block, RuleSettings } from '../rule-settings';
import type { Bilingual, Span } from '../verdict';
import type { Rule, RuleInput } from './rule';

type Effects = ReadonlyMap<string, Block['effect']>;

/** The blocks of a rule set, by what they block. */
export type CompiledBlocks = Record<Block['what'], Effects>;

/** Makes blocks ready for judging; of two about the same, `spam` stands. */
export function compileBlocks({ blocks }: Pick<RuleSettings, 'blocks'>): CompiledBlocks {
  const of = (what: Block['what']): Effects => {
    const effects = new Map<string, Block['effect']>();
    for (const block of blocks) {
      if (block.what !== what) continue;
      const value = spelling(what, block.value);
      if (effects.get(value) !== 'spam') effects.set(value, block.effect);
    }
    return effects;
  };
  return { email: of('email'), network: of('network'), domain: of('domain'), name: of('name') };
}

/** Names are compared as texts are, hosts without `www.`; a pseudonym is compared letter by letter. */
function spelling(what: Block['what'], value: string): string {
  if (what === 'name') return oneSpaced(normalise(value).text);
  return what === 'domain' ? bareHost(value) : value;
}

function oneSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const MESSAGES: Record<Block['what'], Bilingual> = {
  email: { fr: 'Adresse e-mail bloquée', en: 'Blocked e-mail address' },
  network: { fr: 'Réseau bloqué', en: 'Blocked network' },
  domain: { fr: 'Site bloqué', en: 'Blocked site' },
  name: { fr: 'Nom bloqué', en: 'Blocked name' },
};

/** What moderators have blocked from a comment they read. A block that only holds weighs nothing. */
export const blockedSender: Rule = {
  name: 'blocked-sender',
  effect: 'score',
  weight: 20,
  check(input) {
    const found = blocksIn(input);
    const [first] = found.toSorted((a, b) => Number(b.effect === 'spam') - Number(a.effect === 'spam'));
    if (!first) return null;
    return {
      strength: first.effect === 'spam' ? 1 : 0,
      holds: true,
      message: MESSAGES[first.what],
      spans: found.flatMap(({ spans }) => spans),
    };
  },
};

interface Found extends Pick<Block, 'what' | 'effect'> {
  spans: Span[];
}

function blocksIn({ comment, compiled: { blocks }, links, name }: RuleInput): Found[] {
  const { keys, author } = comment;
  const found: Found[] = [];
  const look = (what: Block['what'], value: string | undefined, ...spans: Span[]): void => {
    const effect = value === undefined ? undefined : blocks[what].get(value);
    if (effect) found.push({ what, effect, spans });
  };
  look('email', keys?.email);
  look('network', keys?.network);
  look('name', oneSpaced(name.text), { field: 'author.name', start: 0, end: author.name.length });
  if (blocks.domain.size > 0) {
    for (const { host, start, end } of links) {
      for (const each of bothHosts(host)) look('domain', each, { field: 'body', start, end });
    }
    for (const each of bothHosts(websiteHost(author.url))) {
      look('domain', each, { field: 'author.url', start: 0, end: author.url?.length ?? 0 });
    }
    const address = author.email.reveal();
    for (const each of bothHosts(address.slice(address.lastIndexOf('@') + 1))) look('domain', each);
  }
  return found;
}

/** A host, and the domain that was registered for it, each once. */
function bothHosts(host: string): Set<string> {
  const bare = bareHost(host);
  return new Set([bare, registeredDomain(bare)]);
}

function bareHost(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^www\./, '');
}

/** The host of a web address, or an empty text. */
export function websiteHost(url: string | null): string {
  return /^https?:\/\/([^/?#:]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? '';
}

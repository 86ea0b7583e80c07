import ipaddr from 'ipaddr.js';
import type { RuleSettings } from '../rule-settings';
import { addressSpelling } from '../hidden-email';
import { normalise } from '../text/normalise';
import { compilePattern, type Pattern } from '../text/patterns';
import { PhraseIndex } from '../text/phrases';
import { compileBlocks, type CompiledBlocks } from './block-rule';
import { BUILT_IN_PHRASES, indexPhrases, readList, type ListName } from './phrase-lists';

/** A parsed CIDR range. */
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The settings of a rule set, made ready for judging. */
export interface CompiledSettings {
  phrases: PhraseIndex<ListName>;
  /** WordPress's word lists, as plain substrings; null when both are empty. */
  words: PhraseIndex<'moderation' | 'disallowed'> | null;
  networks: Network[];
  addresses: ReadonlySet<string>;
  listedHosts: ReadonlySet<string>;
  blocks: CompiledBlocks;
  heldPatterns: Pattern[];
  spamPatterns: Pattern[];
}

const compiledSettings = new WeakMap<RuleSettings, CompiledSettings>();
let builtIn: PhraseIndex<ListName> | null = null;

/** The compiled form of `settings`, made on first use and kept as long as they live. Throws on settings that are invalid. */
export function compileSettings(settings: RuleSettings): CompiledSettings {
  const known = compiledSettings.get(settings);
  if (known) return known;
  const compiled: CompiledSettings = {
    phrases: compilePhrases(settings),
    words: compileWords(settings),
    networks: settings.blockedNetworks.map(parseNetwork),
    addresses: new Set(settings.blockedAddresses.map(addressSpelling)),
    listedHosts: new Set(
      settings.listedHosts.map((host) =>
        host
          .trim()
          .toLowerCase()
          .replace(/^www\./, ''),
      ),
    ),
    blocks: compileBlocks(settings),
    heldPatterns: settings.heldPatterns.map(compilePattern),
    spamPatterns: settings.spamPatterns.map(compilePattern),
  };
  compiledSettings.set(settings, compiled);
  return compiled;
}

/** A CIDR range, or one address as the range of itself. Throws on anything else. */
export function parseNetwork(text: string): Network {
  const range = text.trim();
  if (range.includes('/')) return ipaddr.parseCIDR(range);
  const address = ipaddr.process(range);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function compilePhrases({ spamPhrases, heldPhrases }: RuleSettings): PhraseIndex<ListName> {
  if (spamPhrases.length + heldPhrases.length === 0) return (builtIn ??= indexPhrases(BUILT_IN_PHRASES));
  const own = [
    ...spamPhrases.flatMap((phrase) => readList<ListName>(phrase, 'own-spam')),
    ...heldPhrases.flatMap((phrase) => readList<ListName>(phrase, 'own-held')),
  ];
  return indexPhrases([...BUILT_IN_PHRASES, ...own]);
}

function compileWords({ moderationWords, disallowedWords }: RuleSettings): CompiledSettings['words'] {
  const entries = [
    ...moderationWords.map((word) => ({ phrase: word, tag: 'moderation' as const })),
    ...disallowedWords.map((word) => ({ phrase: word, tag: 'disallowed' as const })),
  ].map(({ phrase, tag }) => ({ phrase: normalise(phrase.trim()).text, match: 'anywhere' as const, tag }));
  return entries.length === 0 ? null : new PhraseIndex(entries, { looseBlanks: false });
}

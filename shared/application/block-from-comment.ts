import { ModerationError } from '../domain/errors';
import { canonicalIp } from '../domain/network';
import { isForgotten } from '../domain/erase';
import type { KeyRing } from '../domain/key-ring';
import type { RuleSet } from '../domain/rule-set';
import type { Block } from '../domain/rule-settings';
import { websiteHost } from '../domain/rules/block-rule';
import { findLinks } from '../domain/text/links';
import { normalise } from '../domain/text/normalise';
import type { StoredComment } from '../domain/stored-comment';
import { findComment } from './decide-comment';
import type { EditRuleSet } from './edit-rule-set';
import { ruleSetInForce } from './judging';
import type { CommentStore } from './ports/comments';
import type { RuleSets } from './ports/versions';

/** What can be blocked from a comment: what a rule set's blocks know, and words of the text. */
export const BLOCKABLE = ['email', 'domain', 'network', 'name', 'word'] as const;
export type Blockable = (typeof BLOCKABLE)[number];

export interface BlockRequest {
  id: string;
  what: Blockable;
  /** What is blocked; null takes what the comment itself has. A word has to be said. */
  value: string | null;
  effect: Block['effect'];
  /** Whether only the comment's site is to be told, since who blocks acts on no other. */
  isOfSite: boolean;
  by: string;
}

export type BlockFromComment = (request: BlockRequest) => Promise<RuleSet>;

/** Edits that are tried when another edit came first. */
const TRIES = 3;

/**
 * Blocks the sender, a site or a word of a comment, as a new version of the rule set, which is current at once; blocking again what is
 * blocked keeps the current version. Throws `comment/not-found`, `request/invalid` when there is nothing to be blocked or the list is
 * full, `version/conflict` when others keep editing.
 */
export function commentBlocker({
  store,
  ruleSets,
  edit,
  keyRing,
}: {
  store: Pick<CommentStore, 'find'>;
  ruleSets: Pick<RuleSets, 'find' | 'currentVersion' | 'of'>;
  edit: EditRuleSet;
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'networkPseudonym'>;
}): BlockFromComment {
  const blockOn = async (request: BlockRequest, comment: StoredComment): Promise<RuleSet> => {
    // Whoever acts on one site blocks there; who acts on all blocks for all, unless the site has rules of its own.
    const { ruleSet, isOwn } = await ruleSetInForce(comment.siteId, ruleSets);
    const siteId = isOwn || request.isOfSite ? comment.siteId : null;
    const settings = withBlock(ruleSet.settings, request, valueOf(request, comment, keyRing));
    if (settings === ruleSet.settings) return ruleSet;
    const { version, ...rest } = ruleSet;
    return edit({ ruleSet: { ...rest, settings }, siteId, basedOn: version, note: noteOf(request), by: request.by });
  };
  return async (request) => {
    const comment = await findComment(store, request.id);
    for (let left = TRIES; ; left -= 1) {
      try {
        return await blockOn(request, comment);
      } catch (error) {
        if (!(error instanceof ModerationError) || error.code !== 'version/conflict' || left === 1) throw error;
      }
    }
  };
}

function withBlock(settings: RuleSet['settings'], { what, effect }: BlockRequest, value: string): RuleSet['settings'] {
  if (what === 'word') {
    const list = effect === 'spam' ? 'disallowedWords' : 'moderationWords';
    return settings[list].includes(value) ? settings : { ...settings, [list]: [...settings[list], value] };
  }
  const same = settings.blocks.find((block) => block.what === what && block.value === value);
  if (same?.effect === effect) return settings;
  const others = settings.blocks.filter((block) => block !== same);
  return { ...settings, blocks: [...others, { what, value, effect }] };
}

function valueOf(
  { what, value }: BlockRequest,
  comment: StoredComment,
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'networkPseudonym'>,
): string {
  const said = value?.trim() ?? '';
  switch (what) {
    case 'email':
      if (said === '') return known(comment.keys.email);
      return said.includes('@') ? keyRing.emailPseudonym(said) : refuse('not-an-email');
    case 'network': {
      const address = canonicalIp(said);
      if (said === '') return known(comment.keys.network);
      return address === null ? refuse('not-a-network') : keyRing.networkPseudonym(address);
    }
    case 'domain': {
      const host = said === '' ? firstHost(comment) : said.toLowerCase();
      return /^(?=.{1,200}$)[^\s/@:.]+(?:\.[^\s/@:.]+)+$/.test(host)
        ? host.replace(/^www\./, '')
        : refuse('not-a-host');
    }
    case 'name':
      return said === '' ? comment.author.name.slice(0, 200) : said;
    case 'word':
      return said === '' ? refuse('required') : said;
  }
}

/** A key that was forgotten is nobody's, and blocking it would block nobody. */
function known(key: string): string {
  return isForgotten(key) ? refuse('required') : key;
}

/** The site that the comment advertises: its author's website, else its first link. */
function firstHost({ author, body }: StoredComment): string {
  return websiteHost(author.url) || (findLinks(normalise(body))[0]?.host ?? '');
}

function noteOf({ what, effect, id }: BlockRequest): string {
  return `${what} → ${effect} (${id})`;
}

function refuse(code: 'required' | 'not-an-email' | 'not-a-network' | 'not-a-host'): never {
  throw new ModerationError('request/invalid', `nothing to block: ${code}`, {
    details: { fields: [{ path: 'value', code }] },
  });
}

import { forgottenKey } from './erase';
import type { Bilingual } from './verdict';

/** What a reader may say is illegal about a comment. */
export const NOTICE_GROUNDS = [
  'hate',
  'threat',
  'defamation',
  'privacy',
  'terrorism',
  'child-abuse',
  'fraud',
  'copyright',
  'other',
] as const;
export type NoticeGround = (typeof NOTICE_GROUNDS)[number];

/** The grounds in words. */
export const GROUND_WORDS: Record<NoticeGround, Bilingual> = {
  hate: { fr: 'provocation à la haine ou discrimination', en: 'incitement to hatred or discrimination' },
  threat: { fr: 'menace, harcèlement', en: 'threat, harassment' },
  defamation: { fr: 'diffamation, injure', en: 'defamation, insult' },
  privacy: { fr: 'atteinte à la vie privée', en: 'invasion of privacy' },
  terrorism: { fr: 'apologie du terrorisme', en: 'glorification of terrorism' },
  'child-abuse': { fr: 'atteinte aux mineurs', en: 'offence against children' },
  fraud: { fr: 'escroquerie', en: 'fraud' },
  copyright: { fr: 'contrefaçon', en: 'infringement of copyright' },
  other: { fr: 'autre contenu illicite', en: 'other illegal content' },
};

/** Whoever tells of such an offence need not say who he is (Digital Services Act, article 16 (2) (c)). */
export const NAMELESS_GROUND: NoticeGround = 'child-abuse';

/** `acted`: the comment was hidden; `dismissed`: it stays; `unfounded`: it stays, and the sender should have known. */
export const NOTICE_STATES = ['waiting', 'acted', 'dismissed', 'unfounded'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Longest texts of a notice and of the reply to it, in characters. */
export const NOTICE_LIMITS = { explanation: 2000, place: 500, name: 245, email: 254, reply: 2000 } as const;

/** What a reader says is illegal about a comment. */
export interface Notice {
  id: string;
  commentId: string;
  siteId: string;
  ground: NoticeGround;
  /** Why it is illegal. */
  explanation: string;
  /** Where in the comment, or on which page; null without it. */
  place: string | null;
  /** Name and e-mail address, sealed; null for who need not say. */
  sealed: string | null;
  /** Pseudonym of the address, or of the network of who told none. */
  sender: string;
  /** Name of the trusted flagger's key; null for readers. */
  trusted: string | null;
  /** 2 for trusted flaggers, 1 for readers, 0 for senders of many unfounded ones: the highest comes first. */
  priority: 0 | 1 | 2;
  language: 'fr' | 'en';
  at: Date;
  state: NoticeState;
  /** Null while nobody has decided. */
  outcome: { by: string; at: Date; reply: string } | null;
  /** What the sender is still to be told by mail; null when nothing is. */
  untold: 'receipt' | 'decision' | null;
}

/** The notice without its sender and words; ground, times and what became of it stay, for figures. */
export function silencedNotice(notice: Notice): Notice {
  const { id, outcome } = notice;
  return {
    ...notice,
    explanation: '',
    place: null,
    sealed: null,
    sender: forgottenKey(id),
    untold: null,
    outcome: outcome && { ...outcome, reply: '' },
  };
}

import { NO_FACTS } from '../domain/facts';
import { HiddenEmail } from '../domain/hidden-email';
import { judge } from '../domain/judge';
import { DEFAULT_SITE } from '../domain/site';
import type { Verdict } from '../domain/verdict';
import type { Judging } from './judging';

export interface TextToExplain {
  body: string;
  author: { name: string; url: string | null };
}

/** Judges a text as if an author nobody knows had just sent it. Nothing is stored. */
export function explainText(judging: Judging, { body, author }: TextToExplain, at: Date): Verdict {
  const comment = {
    id: '',
    siteId: DEFAULT_SITE,
    articleId: '',
    articleUrl: null,
    articleTitle: null,
    parentId: null,
    author: { ...author, email: new HiddenEmail('') },
    body,
    locale: null,
    signals: { honeypotFilled: false, fillTimeMs: null },
    createdAt: at,
    // An address of the range for documentation, which is nobody's.
    origin: { ip: '192.0.2.1', userAgent: null },
  };
  return judge(comment, NO_FACTS, judging);
}

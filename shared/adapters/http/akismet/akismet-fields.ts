import type { ForeignText } from '../../../application/check-text';

/** Fields that a check cannot do without, in the order in which the first missing one is named. */
const REQUIRED = ['blog', 'user_ip'] as const;

/** The first required field that is missing, or null. */
export function missingField(fields: URLSearchParams): string | null {
  return REQUIRED.find((name) => (fields.get(name) ?? '') === '') ?? null;
}

/** What Akismet's fields tell about a text. Fields that are not known here are accepted and not looked at. */
export function textOf(fields: URLSearchParams): ForeignText {
  const of = (name: string): string => fields.get(name) ?? '';
  const trap = of('honeypot_field_name');
  return {
    body: of('comment_content'),
    author: {
      name: of('comment_author'),
      email: of('comment_author_email'),
      url: of('comment_author_url') || null,
    },
    ip: of('user_ip'),
    userAgent: of('user_agent') || null,
    articleId: of('permalink') || of('blog'),
    locale: of('blog_lang').split(',')[0]?.trim() || null,
    honeypotFilled: trap !== '' && of(trap) !== '',
  };
}

/** The values by which clients try a server out: always spam, never spam, or null for a text that is to be judged. */
export function rehearsed(fields: URLSearchParams): boolean | null {
  const author = fields.get('comment_author') ?? '';
  const email = fields.get('comment_author_email') ?? '';
  if (author === 'viagra-test-123' || author === 'akismet-guaranteed-spam') return true;
  if (email.toLowerCase() === 'akismet-guaranteed-spam@example.com') return true;
  return fields.get('user_role') === 'administrator' ? false : null;
}

/** Whether it is only a rehearsal, from which nothing is to be learned. */
export function isTest(fields: URLSearchParams): boolean {
  return ['1', 'true'].includes(fields.get('is_test') ?? '');
}

import { ModerationError, type FieldProblem } from './errors';
import { HiddenEmail, isEmailAddress } from './hidden-email';
import { NAMELESS_GROUND, NOTICE_GROUNDS, NOTICE_LIMITS, type NoticeGround } from './notice';
import { keptText, oneLine } from './text/clean-text';

/** A notice as it was sent, checked. */
export interface SentNotice {
  ground: NoticeGround;
  explanation: string;
  place: string | null;
  /** Null where nobody has to say who he is, and did not. */
  sender: { name: string; email: HiddenEmail } | null;
}

/**
 * Reads a notice: ground, explanation, name, e-mail address, and the word that it is given in good faith (Digital Services Act, article 16 (2)).
 * Throws `request/invalid` with every refused field.
 */
export function parseNotice(input: unknown): SentNotice {
  const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  const problems: FieldProblem[] = [];
  const text = (path: keyof typeof NOTICE_LIMITS, clean: (value: string) => string): string => {
    const value = given[path] ?? '';
    if (typeof value !== 'string') {
      problems.push({ path, code: 'not-text' });
      return '';
    }
    const cleaned = clean(value);
    const max = NOTICE_LIMITS[path];
    if (Array.from(cleaned).length > max) problems.push({ path, code: 'too-long', params: { max } });
    return cleaned;
  };
  const ground = NOTICE_GROUNDS.find((each) => each === given['ground']);
  if (!ground) problems.push({ path: 'ground', code: 'required' });
  const explanation = text('explanation', (value) => keptText(value.replaceAll('\r\n', '\n')).trim());
  if (explanation === '') problems.push({ path: 'explanation', code: 'required' });
  const place = text('place', oneLine);
  const [name, email] = [text('name', oneLine), text('email', (value) => value.trim())];
  const isNameless = ground === NAMELESS_GROUND && name === '' && email === '';
  if (!isNameless && name === '') problems.push({ path: 'name', code: 'required' });
  if (!isNameless && email === '') problems.push({ path: 'email', code: 'required' });
  if (email !== '' && !isEmailAddress(email)) problems.push({ path: 'email', code: 'not-an-email' });
  if (given['goodFaith'] !== true && given['goodFaith'] !== 'yes')
    problems.push({ path: 'goodFaith', code: 'required' });
  if (!ground || problems.length > 0)
    throw new ModerationError('request/invalid', 'the notice is not complete', { details: { fields: problems } });
  const sender = isNameless ? null : { name, email: new HiddenEmail(email) };
  return { ground, explanation, place: place === '' ? null : place, sender };
}

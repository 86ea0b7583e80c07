import type { Form } from './forms';

/** Whether each form takes everything; otherwise the two forms share it, which takes half as long. */
export const IS_WHOLE = (process.env['TAMIS_TEST_WHOLE'] ?? '') !== '';

/** What of long material this form takes: every second row from the first or from the second on. */
export function shareOf<T>(form: Form, rows: readonly T[]): T[] {
  const mine = 'standalone' in form.services ? 0 : 1;
  return rows.filter((_, at) => IS_WHOLE || at % 2 === mine);
}

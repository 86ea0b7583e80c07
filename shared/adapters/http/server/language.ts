import type { IncomingMessage } from 'node:http';
import accepts from 'accepts';

export type Language = 'fr' | 'en';

/** The language to answer in, by `Accept-Language`; French when the client does not say. */
export function languageOf(request: IncomingMessage): Language {
  return accepts(request).languages(['fr', 'en']) === 'en' ? 'en' : 'fr';
}

import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { ModerationError } from '../../../domain/errors';
import { decodeForm } from './form-charset';

/** Most fields of one form; WordPress's has eight, plug-ins add some. */
export const FORM_LIMITS = { fields: 200, nameBytes: 200 } as const;

const URL_ENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** A field as it came: bytes, each as a character. */
export type RawField = [name: string, value: string];

/** Throws `request/unsupported-media-type` unless the request is a form of one of the two kinds that browsers send, not compressed. */
export function requireForm(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || ![URL_ENCODED, MULTIPART].includes(typeOf(request))) {
    throw new ModerationError('request/unsupported-media-type', 'not a form');
  }
}

/**
 * The fields of a form, of either kind and in any charset that a page has; files are passed over, and the first of two fields of one
 * name counts. Throws `request/malformed`, or `request/too-large` beyond `FORM_LIMITS`.
 */
export async function readForm(request: IncomingMessage, bytes: Buffer): Promise<URLSearchParams> {
  const raw = typeOf(request) === MULTIPART ? await multipartFields(request, bytes) : urlEncodedFields(bytes);
  return decodeForm(raw, charsetOf(request));
}

function typeOf(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function charsetOf(request: IncomingMessage): string | null {
  return /;\s*charset\s*=\s*"?([\w:.-]+)/i.exec(request.headers['content-type'] ?? '')?.[1] ?? null;
}

function urlEncodedFields(bytes: Buffer): RawField[] {
  const parts = bytes.toString('latin1').split('&', FORM_LIMITS.fields + 1);
  if (parts.length > FORM_LIMITS.fields) throw tooLarge();
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals === -1
        ? [unescaped(part), '']
        : [unescaped(part.slice(0, equals)), unescaped(part.slice(equals + 1))];
    });
}

/** A percent sign that begins no byte is itself. */
function unescaped(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function multipartFields(request: IncomingMessage, bytes: Buffer): Promise<RawField[]> {
  return new Promise((resolve, reject) => {
    const fields: RawField[] = [];
    const malformed = (cause: unknown): void => {
      reject(new ModerationError('request/malformed', 'the form cannot be read', { cause }));
    };
    try {
      const parser = busboy({
        headers: request.headers,
        // Bytes as they are: the charset is found over all fields together.
        defCharset: 'latin1',
        defParamCharset: 'latin1',
        limits: {
          fields: FORM_LIMITS.fields,
          parts: FORM_LIMITS.fields + 1,
          fieldSize: bytes.length,
          fieldNameSize: FORM_LIMITS.nameBytes,
        },
      });
      parser.on('field', (name, value, { nameTruncated }) => {
        if (!nameTruncated) fields.push([name, value]);
      });
      parser.on('file', (_, file) => {
        file.resume();
      });
      parser.once('fieldsLimit', () => {
        reject(tooLarge());
      });
      parser.once('partsLimit', () => {
        reject(tooLarge());
      });
      parser.once('error', malformed);
      parser.once('close', () => {
        resolve(fields);
      });
      parser.end(bytes);
    } catch (error) {
      malformed(error);
    }
  });
}

function tooLarge(): ModerationError {
  return new ModerationError('request/too-large', `more than ${FORM_LIMITS.fields} fields`);
}

import type { IncomingMessage } from 'node:http';
import { ModerationError } from '../../../domain/errors';

/** Deepest nesting of JSON that is read. A submission needs two levels. */
const MAX_DEPTH = 32;
/** An oversized request is read on, unused, so that its sender sees the answer; beyond this many times the limit it is cut. */
const PATIENCE = 8;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The whole body as text. Rejects as `readBytes` does, and with `request/malformed` when it is not UTF-8. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  return utf8Text(await readBytes(request, maxBytes));
}

/** Throws `request/malformed` when the bytes are not UTF-8. */
export function utf8Text(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw new ModerationError('request/malformed', 'the body is not UTF-8', { cause: error });
  }
}

/** The whole body. Rejects with `request/too-large` beyond `maxBytes` and with `request/malformed` when the client went away. */
export function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else if (size > maxBytes * PATIENCE) request.destroy();
      if (size > maxBytes) reject(new ModerationError('request/too-large', `more than ${maxBytes} bytes`));
    });
    const lost = (): void => {
      reject(new ModerationError('request/malformed', 'the client went away'));
    };
    request.once('error', lost).once('close', lost);
    request.once('end', () => {
      request.off('close', lost);
      const [first] = chunks;
      resolve(chunks.length === 1 && first ? first : Buffer.concat(chunks));
    });
  });
}

/** Parses JSON; throws `request/malformed` when it is none or nested deeper than `MAX_DEPTH` levels. */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw new ModerationError('request/malformed', `nested deeper than ${MAX_DEPTH} levels`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ModerationError('request/malformed', 'the body is not JSON', { cause: error });
  }
}

/** Counts brackets outside strings, so that deep nesting is refused before anything recurses into it. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > MAX_DEPTH) return true;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
      default:
    }
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return quote;
    at = quote;
  }
}

/** Throws `request/unsupported-media-type` unless the request says `type`, in UTF-8 and not compressed. */
export function requireMediaType(request: IncomingMessage, type: string): void {
  const [given = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (given.trim() !== type || !isUtf8 || encoding !== 'identity') {
    throw new ModerationError('request/unsupported-media-type', `not ${type} in UTF-8`);
  }
}

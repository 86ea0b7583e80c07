import { createHash } from 'node:crypto';

/** Shortest piece of an encoding that proves something; shorter ones occur by chance. */
const SHORTEST_PIECE = 10;

/**
 * Every spelling in which a secret could stand somewhere without being noticed: plain in any case, percent- and
 * JSON-encoded, hexadecimal, UTF-16, base64 at each of its three offsets, and the unsalted digests that anybody can
 * compute from a list of addresses. All in lower case: what is searched is lowered first.
 */
export function disguises(secret: string): string[] {
  const cases = [...new Set([secret, secret.toLowerCase(), secret.toUpperCase()])];
  const digests = cases.flatMap((text) =>
    ['md5', 'sha1', 'sha256'].flatMap((kind) => {
      const digest = createHash(kind).update(text).digest();
      return [digest.toString('hex'), ...piecesOfBase64(digest.toString('base64')), digest.toString('latin1')];
    }),
  );
  const encoded = cases.flatMap((text) => [
    encodeURIComponent(text),
    Buffer.from(text).toString('hex'),
    Buffer.from(text, 'utf16le').toString('latin1'),
    ...[0, 1, 2].flatMap((offset) => piecesOfBase64(Buffer.from('\0'.repeat(offset) + text).toString('base64'))),
  ]);
  return [...new Set([...cases, ...digests, ...encoded].map((text) => text.toLowerCase()))];
}

/** Without the first and last characters, which depend on the neighbours; in both alphabets. */
function piecesOfBase64(text: string): string[] {
  const piece = text.replace(/=+$/, '').slice(4, -2);
  const pieces = [piece, piece.replaceAll('+', '-').replaceAll('/', '_')];
  return pieces.filter(({ length }) => length >= SHORTEST_PIECE);
}

/** The disguises that stand in `bytes`. */
export function foundIn(bytes: Buffer | string, sought: readonly string[]): string[] {
  const text = (typeof bytes === 'string' ? Buffer.from(bytes) : bytes).toString('latin1').toLowerCase();
  return sought.filter((each) => text.includes(each));
}

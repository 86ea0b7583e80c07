import type { RawField } from './form-body';

/** The field in which a browser names the charset of its form. */
const CHARSET_FIELD = '_charset_';
/** What windows-1252 has where Latin-1 has controls, from 0x80 on. Node's own decoder takes it for Latin-1 in some releases. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** How a browser writes a character that the page's charset lacks. */
const REFERENCE = /&#(\d{1,7});/g;
/** Above this every character of windows-1252 but those of its own row ends, so a browser writes a reference. */
const LATIN_1_END = 0xff;
const LAST_CODE_POINT = 0x10ffff;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads the fields by the charset that the request or the form names; where none is named, or it cannot be true, as UTF-8 when all of
 * it is UTF-8, and else as windows-1252, which is what old pages have.
 */
export function decodeForm(raw: readonly RawField[], declared: string | null): URLSearchParams {
  const named = declared ?? raw.find(([name]) => name === CHARSET_FIELD)?.[1] ?? null;
  const decode = decoderOf(named) ?? (isUtf8(raw) ? decodeUtf8 : decodeWindows1252);
  const fields = new URLSearchParams();
  try {
    for (const [name, value] of raw) fields.append(decode(name), decode(value));
    return fields;
  } catch {
    // The charset that was named is not the one that was written.
    return decodeForm(
      raw.filter(([name]) => name !== CHARSET_FIELD),
      isUtf8(raw) ? 'utf-8' : 'windows-1252',
    );
  }
}

type Decode = (bytes: string) => string;

/** Null where nothing is named, or nothing that a form can be written in. */
function decoderOf(label: string | null): Decode | null {
  let encoding: string;
  try {
    encoding = new TextDecoder(label ?? '').encoding;
  } catch {
    // No such charset.
    return null;
  }
  if (encoding === 'utf-8') return decodeUtf8;
  if (encoding === 'windows-1252') return decodeWindows1252;
  if (encoding.startsWith('utf-16')) return null;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => withReferences(decoder.decode(Buffer.from(bytes, 'latin1')));
}

function isUtf8(raw: readonly RawField[]): boolean {
  try {
    for (const each of raw.flat()) decodeUtf8(each);
    return true;
  } catch {
    // A byte that UTF-8 has no use for.
    return false;
  }
}

function decodeUtf8(bytes: string): string {
  return utf8.decode(Buffer.from(bytes, 'latin1'));
}

function decodeWindows1252(bytes: string): string {
  return withReferences(
    bytes.replace(/[\u0080-\u009f]/g, (each) => WINDOWS_1252.charAt(each.charCodeAt(0) - WINDOWS_1252_START)),
  );
}
const WINDOWS_1252_START = 0x80;

function withReferences(text: string): string {
  return text.replace(REFERENCE, (written, digits: string) => {
    const codePoint = Number(digits);
    return codePoint > LATIN_1_END && codePoint <= LAST_CODE_POINT
      ? String.fromCodePoint(codePoint).toWellFormed()
      : written;
  });
}

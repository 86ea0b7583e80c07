import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import { addressSpelling } from './hidden-email';
import { networkOf } from './network';
import { SetupProblem } from './setup-problem';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
/** Nonces drawn from the system at a time: one by one, drawing would cost as much as sealing. */
const NONCE_POOL = 256;
const TAG_BYTES = 16;
const MAC_BYTES = 16;

/** One secret of the ring: an id that is written beside everything made with it, and 32 random bytes. */
export interface RingKey {
  id: string;
  secret: Buffer;
}

/**
 * All that is done with the site's secret keys. The first key of the ring seals and signs; every key opens and verifies,
 * so a new key is put in front and an old one is taken out once nothing is sealed with it any more. Pseudonyms and derived
 * ids come from the last key, because they must stay the same for as long as history is to count.
 */
export interface KeyRing {
  /** Seals `text` with AES-256-GCM as `v1.KEYID.BASE64URL`; two sealings of one text differ. */
  seal(text: string): string;
  /** The text that was sealed. Throws when the key is not in the ring or the sealed text was changed. */
  open(sealed: string): string;
  /** Stable keyed pseudonym (HMAC-SHA256, 128 bits) of an e-mail address, in its one spelling (`addressSpelling`). */
  emailPseudonym(address: string): string;
  /** Stable keyed pseudonym of the network an address belongs to: the IPv4 address or the IPv6 /64. */
  networkPseudonym(ip: string): string;
  /** The receipt for a comment id: its author's proof, checked without the store. */
  receipt(commentId: string): string;
  isReceipt(commentId: string, receipt: string): boolean;
  /** A UUID (version 8) derived from `parts`: the same parts give the same id, and nobody without the key can guess it. */
  derivedId(parts: readonly string[]): string;
}

interface SubKeys {
  id: string;
  seal: Buffer;
  receipt: Buffer;
  pseudonym: Buffer;
  derive: Buffer;
}

/** A new ring entry as it stands in the configuration: `ID:BASE64`, 32 random bytes. */
export function newRingEntry(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

/**
 * Reads entries `ID:BASE64`, newest first, parted by commas, blanks or line ends. Ids are 1–16 letters, digits, `_` or `-`; each
 * secret is exactly 32 bytes; two secrets may share an id. Throws a `SetupProblem` that says which entry is wrong, and never
 * repeats a secret.
 */
export function parseRing(text: string): RingKey[] {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  if (entries.length === 0) throw new SetupProblem('The key ring is empty. `tamis keyring` makes an entry.');
  return entries.map((entry, index) => {
    const [, id, encoded] = /^([\w-]{1,16}):([A-Za-z0-9+/_-]+=*)$/.exec(entry) ?? [];
    if (!id || !encoded)
      throw new SetupProblem(
        `Entry ${index + 1} of the key ring is not of the form ID:BASE64. \`tamis keyring\` makes one.`,
      );
    const secret = Buffer.from(encoded, 'base64');
    if (secret.length !== KEY_BYTES) {
      throw new SetupProblem(
        `Key '${id}' of the key ring has ${secret.length} bytes instead of ${KEY_BYTES}. \`tamis keyring\` makes one that fits.`,
      );
    }
    return { id, secret };
  });
}

/** Makes the ring from its keys, newest first. Every purpose gets a sub-key of its own (HKDF-SHA256). */
export function createKeyRing(keys: readonly RingKey[]): KeyRing {
  const ring = keys.map(subKeys);
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last) throw new Error('a key ring needs at least one key');
  /** An id is a hint where to look; rings of old may hold two keys under one. */
  const under = (id: string): SubKeys[] => ring.filter((each) => each.id === id);
  const pseudonym = (kind: string, value: string) => mac(last.pseudonym, `${kind}:${value}`).toString('base64url');
  const receiptBy = (key: SubKeys, commentId: string) =>
    `${key.id}.${mac(key.receipt, commentId).toString('base64url')}`;

  const nextNonce = nonceSource();

  return {
    seal(text) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', first.seal, nonce);
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${first.id}.${sealed.toString('base64url')}`;
    },
    open(sealed) {
      const [form, id, encoded] = sealed.split('.');
      if (form !== 'v1' || encoded === undefined) throw new Error('not a sealed text of version 1');
      const keys = under(id ?? '');
      if (keys.length === 0) throw new Error(`sealed with key '${String(id)}', which is not in the key ring`);
      return openedByOne(keys, Buffer.from(encoded, 'base64url'));
    },
    emailPseudonym: (address) => pseudonym('email', addressSpelling(address)),
    networkPseudonym: (ip) => pseudonym('network', networkOf(ip)),
    receipt: (commentId) => receiptBy(first, commentId),
    isReceipt(commentId, receipt) {
      const given = Buffer.from(receipt);
      return under(receipt.slice(0, Math.max(0, receipt.indexOf('.')))).some((key) => {
        const expected = Buffer.from(receiptBy(key, commentId));
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
    },
    derivedId(parts) {
      // Lengths are part of what is hashed, so that no two lists of parts read the same.
      const bytes = mac(last.derive, parts.map((part) => `${String(part.length)}:${part}`).join(''));
      bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
      bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
      const hex = bytes.toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
  };
}

function openedByOne(keys: readonly SubKeys[], bytes: Buffer): string {
  const [key, ...others] = keys;
  if (!key) throw new Error('no key is left to try');
  const decipher = createDecipheriv('aes-256-gcm', key.seal, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
  try {
    return text + decipher.final('utf8');
  } catch (error) {
    // The tag says that it was another key, or that the text was changed.
    if (others.length === 0) throw error;
    return openedByOne(others, bytes);
  }
}

/** Random nonces, each given out once; valid until the next call. */
function nonceSource(): () => Buffer {
  const pool = Buffer.alloc(NONCE_BYTES * NONCE_POOL);
  let at = pool.length;
  return () => {
    if (at === pool.length) {
      randomFillSync(pool);
      at = 0;
    }
    at += NONCE_BYTES;
    return pool.subarray(at - NONCE_BYTES, at);
  };
}

function subKeys({ id, secret }: RingKey): SubKeys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `tamis/${purpose}`, KEY_BYTES));
  return { id, seal: derive('seal'), receipt: derive('receipt'), pseudonym: derive('pseudonym'), derive: derive('id') };
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest().subarray(0, MAC_BYTES);
}

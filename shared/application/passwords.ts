import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { ModerationError } from '../domain/errors';

/** Length of a password in characters. No rule about which: length is what counts (NIST SP 800-63B, 5.1.1.2). */
export const PASSWORD_LENGTH = { min: 10, max: 256 } as const;

/** Cost of a hash after OWASP's password storage sheet: N = 2^15, r = 8, p = 3, hence 32 MB and about a quarter of a second. */
const COST = { logN: 15, r: 8, p: 3 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** Hashes that are made at a time and that may wait: 32 MB each, and a crowd of guesses must not take the service. */
const AT_A_TIME = 2;
const WAITING = 20;
/** Seconds after which there is room again. */
const RETRY_SECONDS = 5;

/** What keeps passwords and compares them. */
export interface Passwords {
  /** `scrypt$LOGN$R$P$SALT$HASH`, both base64url. Throws `request/invalid` when the password is too short or too long. */
  hash(password: string): Promise<string>;
  /** Takes as long for `null`, which nothing matches: nobody learns by it whether an account exists. */
  matches(password: string, kept: string | null): Promise<boolean>;
}

/** Hashes by scrypt (RFC 7914), a few at a time. Both methods throw `access/sign-in-limited` when too many wait. */
export function scryptPasswords(): Passwords {
  const limited = fewAtATime();
  const nobody = keptForm(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  return {
    hash(password) {
      const length = Array.from(spelling(password)).length;
      if (length < PASSWORD_LENGTH.min) refuse('too-short', { min: PASSWORD_LENGTH.min });
      if (length > PASSWORD_LENGTH.max) refuse('too-long', { max: PASSWORD_LENGTH.max });
      const salt = randomBytes(SALT_BYTES);
      return limited(async () => keptForm(salt, await derive(password, { salt, ...COST })));
    },
    matches(password, kept) {
      return limited(async () => {
        const { salt, hash, ...cost } = readKept(kept ?? nobody);
        const found = await derive(password.slice(0, PASSWORD_LENGTH.max * 4), { salt, ...cost });
        return timingSafeEqual(found, hash) && kept !== null;
      });
    },
  };
}

/** Keyboards differ in how they compose an accent; the person typed the same (RFC 8265). */
function spelling(password: string): string {
  return password.normalize('NFKC');
}

function refuse(code: 'too-short' | 'too-long', params: Record<string, number>): never {
  throw new ModerationError('request/invalid', `a password that is ${code}`, {
    details: { fields: [{ path: 'password', code, params }] },
  });
}

interface Cost {
  logN: number;
  r: number;
  p: number;
}

function derive(password: string, { salt, logN, r, p }: Cost & { salt: Buffer }): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(spelling(password), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}

function keptForm(salt: Buffer, hash: Buffer): string {
  return ['scrypt', COST.logN, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function readKept(kept: string): Cost & { salt: Buffer; hash: Buffer } {
  const [form, logN, r, p, salt, hash] = kept.split('$');
  if (form !== 'scrypt' || salt === undefined || hash === undefined) throw new Error('not a kept password');
  return {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

function fewAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= AT_A_TIME) {
      if (waiting.length >= WAITING) {
        throw new ModerationError('access/sign-in-limited', 'too many passwords wait to be compared', {
          details: { retryAfterSeconds: RETRY_SECONDS },
        });
      }
      // Whoever ends hands its place on, so that none can slip in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

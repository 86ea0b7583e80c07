import type { Origin } from '../domain/comment';
import { HiddenEmail } from '../domain/hidden-email';
import { NOBODYS_ADDRESS } from '../domain/network';
import type { KeyRing } from '../domain/key-ring';

/** Everything about an author that is never shown: it is sealed before it leaves the process that was told. */
export interface PersonalData {
  email: HiddenEmail;
  origin: Origin;
}

/** The IP address, or null when none was told or it was forgotten. */
export function knownIp({ ip }: Origin): string | null {
  return ip === NOBODYS_ADDRESS ? null : ip;
}

/** The same, or null when its key is no longer in the ring: nobody can read it any more. */
export function openIfPossible(keyRing: Pick<KeyRing, 'open'>, sealed: string): PersonalData | null {
  try {
    return openPersonalData(keyRing, sealed);
  } catch {
    return null;
  }
}

/** Seals personal data as one text for queue and store. */
export function sealPersonalData(keyRing: Pick<KeyRing, 'seal'>, { email, origin }: PersonalData): string {
  return keyRing.seal(JSON.stringify([email.reveal(), origin.ip, origin.userAgent]));
}

/** Opens what `sealPersonalData` sealed; throws when the key is missing from the ring or the text was changed. */
export function openPersonalData(keyRing: Pick<KeyRing, 'open'>, sealed: string): PersonalData {
  const [email, ip, userAgent] = JSON.parse(keyRing.open(sealed)) as [string, string, string | null];
  return { email: new HiddenEmail(email), origin: { ip, userAgent } };
}

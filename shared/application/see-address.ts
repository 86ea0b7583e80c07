import { ModerationError } from '../domain/errors';
import type { KeyRing } from '../domain/key-ring';
import type { Actor } from './access';
import type { RecordDeed } from './audit-trail';
import { findComment } from './decide-comment';
import { knownIp, openPersonalData } from './personal-data';
import type { CommentStore } from './ports/comments';

export interface SeenAddress {
  /** Null once it was forgotten. */
  email: string | null;
  ip: string | null;
  userAgent: string | null;
}

/**
 * Opens what is sealed about a comment's author, for who may see addresses; that it was looked at is written down first. Throws
 * `comment/not-found`, `access/forbidden`.
 */
export function addressOpener({
  store,
  keyRing,
  record,
}: {
  store: Pick<CommentStore, 'find'>;
  keyRing: Pick<KeyRing, 'open'>;
  record: RecordDeed;
}): (id: string, actor: Pick<Actor, 'name' | 'maySeeAddresses'>) => Promise<SeenAddress> {
  return async (id, { name, maySeeAddresses }) => {
    if (!maySeeAddresses) throw new ModerationError('access/forbidden', `${name} may not see addresses`);
    const comment = await findComment(store, id);
    await record({ actor: name, kind: 'comment.address-seen', subject: id, siteId: comment.siteId });
    const { email, origin } = openPersonalData(keyRing, comment.sealed);
    return { email: email.reveal() || null, ip: knownIp(origin), userAgent: origin.userAgent };
  };
}

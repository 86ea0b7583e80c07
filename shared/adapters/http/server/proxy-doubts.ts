import type { ProxyDoubt } from './client-address';

/** Submissions in a row through a trusted peer that told of no client, before that is worth a word: more than a person tries out. */
export const SILENT_PROXY_SUBMISSIONS = 50;

const SENTENCES = {
  untrusted:
    'a peer that TAMIS_TRUSTED_PROXIES does not name says in X-Forwarded-For or Forwarded for whom it asks: if it is your proxy, name it there, or all its visitors count as one',
  silent:
    'a peer that TAMIS_TRUSTED_PROXIES names passed on many submissions without X-Forwarded-For or Forwarded: if it is a proxy, let it send one, or all its visitors count as one',
} as const;

/** Says once of each doubt what is to be done; the peer's address is nobody's to read. */
export function proxyDoubts(warn: (sentence: string) => void): (doubt: ProxyDoubt) => void {
  const said = new Set<ProxyDoubt>();
  let silentInARow = 0;
  return (doubt) => {
    silentInARow = doubt === 'silent' ? silentInARow + 1 : 0;
    if (doubt === 'none' || said.has(doubt)) return;
    if (doubt === 'silent' && silentInARow < SILENT_PROXY_SUBMISSIONS) return;
    said.add(doubt);
    warn(SENTENCES[doubt]);
  };
}

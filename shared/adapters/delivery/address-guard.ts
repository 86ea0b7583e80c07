import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { ModerationError } from '../../domain/errors';
import { networkMatcher } from '../../domain/network';

/** How names are resolved: Node's own way, unless a test says otherwise. */
export type Resolve = (host: string) => Promise<string[]>;

/** All addresses of a name, by the system's resolver. */
export const systemResolve: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses.map(({ address }) => address));
    });
  });

/** Says to which addresses something may be sent. */
export interface AddressGuard {
  /** Throws `request/invalid` for an address that is no public web address, nor one of the networks that are allowed. */
  check(url: string): Promise<void>;
  /** Resolves names for a connection, and refuses what `check` would refuse: a name may have another answer by then. */
  lookup: LookupFunction;
  /** Whether a connection may go to an address that stands in the URL itself. */
  allows(address: string): boolean;
}

/**
 * Guards against being sent into one's own house: only public addresses (and IPv4 in IPv6 by what it holds), and those of `networks`, to
 * which plain `http` is allowed as well.
 */
export function addressGuard({
  networks,
  resolve = systemResolve,
}: {
  networks: readonly string[];
  resolve?: Resolve;
}): AddressGuard {
  const isNamed = networkMatcher(networks);
  const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';
  const allows = (address: string): boolean => ipaddr.isValid(address) && (isPublic(address) || isNamed(address));
  return {
    allows,
    async check(text) {
      const url = URL.canParse(text) ? new URL(text) : null;
      if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
        refuse('not-a-web-address');
      const host = hostOf(url);
      // A name that cannot be resolved now may be later; what it is then is looked at when it is connected to.
      const addresses = ipaddr.isValid(host) ? [host] : await resolve(host).catch(() => []);
      if (url.protocol === 'http:' && !(addresses.length > 0 && addresses.every(isNamed))) refuse('not-allowed');
      if (!addresses.every(allows)) refuse('not-allowed');
    },
    lookup: (host, options, callback) => {
      resolve(host).then(
        (addresses) => {
          const allowed = addresses.filter(allows);
          const [first] = allowed;
          const family = (address: string): 4 | 6 => (address.includes(':') ? 6 : 4);
          // One bad address among good ones is no mistake that happens.
          if (!first || allowed.length < addresses.length) callback(refusal(host), '', 0);
          else if (options.all === true)
            callback(
              null,
              allowed.map((address) => ({ address, family: family(address) })),
              0,
            );
          else callback(null, first, family(first));
        },
        (error: unknown) => {
          callback(error as NodeJS.ErrnoException, '', 0);
        },
      );
    },
  };
}

/** The host of a URL, an IPv6 address without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function refusal(host: string): NodeJS.ErrnoException {
  return new Error(`${host} leads to an address that nothing may be sent to`);
}

function refuse(code: 'not-a-web-address' | 'not-allowed'): never {
  throw new ModerationError('request/invalid', 'nothing may be sent to this address', {
    details: { fields: [{ path: 'url', code }] },
  });
}

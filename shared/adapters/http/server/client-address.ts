import type { IncomingMessage } from 'node:http';
import { canonicalIp } from '../../../domain/network';

/** A peer without an address has gone away; this one stands for it and belongs to nobody. */
const NOBODY = '0.0.0.0';

/** A peer that nobody trusts tells of a client, or one that is trusted tells of none: all visitors may be one then. */
export type ProxyDoubt = 'untrusted' | 'silent' | 'none';

/**
 * The client's address in canonical spelling. `X-Forwarded-For`, or `Forwarded` (RFC 7239) where that is missing, is read from its end
 * for as long as the peer that wrote it is a trusted proxy; what a client wrote there itself is never believed, and what is no address
 * ends the reading. Ports are left out.
 */
export function clientAddress(
  request: IncomingMessage,
  isTrusted: (peer: string) => boolean,
  onDoubt: (doubt: ProxyDoubt) => void,
): string {
  let address = canonicalIp(request.socket.remoteAddress ?? '') ?? NOBODY;
  const hops = hopsOf(request);
  const trusted = isTrusted(address);
  onDoubt(hops.length > 0 && !trusted ? 'untrusted' : hops.length === 0 && trusted ? 'silent' : 'none');
  for (const hop of hops.toReversed()) {
    const next = canonicalIp(withoutPort(hop));
    if (next === null || !isTrusted(address)) break;
    address = next;
  }
  return address;
}

/** What proxies tell, the client first. */
function hopsOf({ headers }: IncomingMessage): string[] {
  const told = headers['x-forwarded-for'];
  if (told !== undefined) return (Array.isArray(told) ? told.join(',') : told).split(',');
  const { forwarded } = headers;
  if (forwarded === undefined) return [];
  // An element without `for` tells of nobody, and so ends the reading.
  return forwarded.split(',').map((element) => /(?:^|;)\s*for\s*=\s*("[^"]*"|[^;]*)/i.exec(element.trim())?.[1] ?? '');
}

/** `192.0.2.1:5123`, `[2001:db8::1]:443` and `"[2001:db8::1]"` as the address alone. */
function withoutPort(hop: string): string {
  const bare = hop.trim().replace(/^"(.*)"$/, '$1');
  const [, inBrackets, beforePort] = /^\[([^\]]*)\](?::\d*)?$|^([^:]*):\d*$/.exec(bare) ?? [];
  return inBrackets ?? beforePort ?? bare;
}

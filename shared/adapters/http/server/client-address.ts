import type { IncomingMessage } from 'node:http';
import { canonicalIp } from '../../../domain/network';

/** A peer without an address has gone away; this one stands for it and belongs to nobody. */
const NOBODY = '0.0.0.0';

/**
 * The client's address in canonical spelling. `X-Forwarded-For` is read from its end for as long as the peer that wrote it
 * is a trusted proxy; what a client wrote there itself is never believed, and what is no address ends the reading.
 */
export function clientAddress(request: IncomingMessage, isTrusted: (peer: string) => boolean): string {
  let address = canonicalIp(request.socket.remoteAddress ?? '') ?? NOBODY;
  const forwarded = request.headers['x-forwarded-for'];
  if (forwarded === undefined) return address;
  const hops = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded).split(',');
  for (const hop of hops.toReversed()) {
    const next = canonicalIp(hop.trim());
    if (next === null || !isTrusted(address)) break;
    address = next;
  }
  return address;
}

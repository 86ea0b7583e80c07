import ipaddr from 'ipaddr.js';

/** What stands where no address is known: one of the range for documentation, which is nobody's (RFC 5737). */
export const NOBODYS_ADDRESS = '192.0.2.1';

/** The first four of the eight groups of an IPv6 address are its /64, which is what one visitor gets. */
const SITE_GROUPS = 4;

/**
 * The canonical spelling of an IP address, IPv4-mapped IPv6 as IPv4 and zone ids dropped; null when it is none.
 */
export function canonicalIp(text: string): string | null {
  if (!text.includes(':')) return ipaddr.IPv4.isValidFourPartDecimal(text) ? text : null;
  const bare = text.split('%', 1)[0] ?? '';
  return ipaddr.IPv6.isValid(bare) ? ipaddr.process(bare).toString() : null;
}

/** The network that stands for one visitor: an IPv4 address itself, or the /64 an IPv6 address belongs to. */
export function networkOf(ip: string): string {
  const address = ipaddr.process(ip);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return new ipaddr.IPv6(address.parts.map((group, index) => (index < SITE_GROUPS ? group : 0))).toString();
}

/**
 * Reads CIDR ranges and single addresses once, and tells whether an address lies in one of them. Throws an Error that names
 * the first entry that is neither.
 */
export function networkMatcher(networks: readonly string[]): (ip: string) => boolean {
  const ranges = networks.map((network) => {
    const range = network.includes('/') ? network : `${network}/${network.includes(':') ? '128' : '32'}`;
    if (!ipaddr.isValidCIDR(range)) throw new Error(`'${network}' is neither an address nor a CIDR range`);
    return ipaddr.parseCIDR(range);
  });
  return (ip) => {
    const address = ipaddr.process(ip);
    return ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
  };
}

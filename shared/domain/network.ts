import ipaddr from 'ipaddr.js';

const IPV6_SITE_BITS = 64;

/**
 * The canonical spelling of an IP address, IPv4-mapped IPv6 as IPv4 and zone ids dropped; null when it is none.
 */
export function canonicalIp(text: string): string | null {
  const bare = text.split('%', 1)[0] ?? '';
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null;
}

/** The network that stands for one visitor: an IPv4 address itself, or the /64 an IPv6 address belongs to. */
export function networkOf(ip: string): string {
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${String(IPV6_SITE_BITS)}`).toString();
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

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

/** True when `ip` lies in one of the CIDR ranges (or is one of the single addresses). */
export function isInNetworks(ip: string, networks: readonly string[]): boolean {
  const address = ipaddr.process(ip);
  return networks.some((network) => {
    const [range, bits] = ipaddr.parseCIDR(
      network.includes('/') ? network : `${network}/${network.includes(':') ? '128' : '32'}`,
    );
    return range.kind() === address.kind() && address.match(range, bits);
  });
}

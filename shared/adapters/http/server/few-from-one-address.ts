import type { Server, Socket } from 'node:net';
import { canonicalIp, networkOf } from '../../../domain/network';

/** Closes connections beyond `most` of one network (IPv4 address, IPv6 /64) at once; a proxy speaks for many and has no such limit. */
export function fewFromOneAddress(
  server: Server,
  { most, isProxy }: { most: number; isProxy: (address: string) => boolean },
): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = canonicalIp(socket.remoteAddress ?? '');
    if (address === null || isProxy(address)) return;
    const network = networkOf(address);
    const count = (open.get(network) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left === 0) open.delete(network);
      else open.set(network, left);
    });
  });
}

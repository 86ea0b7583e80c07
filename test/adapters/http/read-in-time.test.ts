import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { readInTime, SLOWEST_BYTES_PER_SECOND } from '@tamis/shared/adapters/http/server/read-in-time';
import { waitUntil } from '../../servers/wait-until';

/** More than the buffers of a connection on loopback take. */
const LONG = 16 * 1024 * 1024;

/** Reads answers of `LONG` bytes by `read`, and resolves with how many came before the connection was closed. */
async function readBy(read: (socket: Socket) => void, timeoutMs: number, isWhole: (bytes: number) => boolean) {
  let closed = false;
  const server = createServer(readInTime((_, response) => response.end(Buffer.alloc(LONG)), timeoutMs));
  // A client that does not read would not hear of it.
  server.on('connection', (served: Socket) => served.on('close', () => (closed = true)));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  let bytes = 0;
  socket
    .on('data', ({ length }) => (bytes += length))
    .on('error', () => {
      // Being cut is one of the two outcomes.
    })
    .pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const dripping = setInterval(() => {
    read(socket);
  }, 20);
  await waitUntil('it is cut or has all', () => closed || isWhole(bytes));
  clearInterval(dripping);
  socket.destroy();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return bytes;
}

test('when an answer is read a little at a time, then it is cut once its time is over; one that is read soon comes whole', async () => {
  const sip = (socket: Socket): void => {
    socket.read(1);
  };
  const gulp = (socket: Socket): void => {
    socket.resume();
  };
  // So much time has a reader for the answer's length that only what is left of the limit counts.
  const forLength = (LONG / SLOWEST_BYTES_PER_SECOND) * 1000;
  expect(await readBy(sip, 300 - forLength, (bytes) => bytes >= LONG)).toBeLessThan(LONG);
  expect(await readBy(gulp, 300, (bytes) => bytes >= LONG)).toBeGreaterThanOrEqual(LONG);
}, 30_000);

import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';

/** The measure of reading: Express 5 that sends a file's bytes from memory, and does nothing else. */
const [file = ''] = process.argv.slice(2);
const bytes = readFileSync(file);
const app = express();
app.set('etag', false);
app.get('/bytes', (_, response) => {
  response.type('application/json').send(bytes);
});
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${port}` }));
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});

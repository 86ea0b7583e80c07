import type { AddressInfo } from 'node:net';
import express from 'express';

/** The measure of all: Express 5 that parses a JSON body and answers it, and does nothing else. */
const app = express();
app.use(express.json({ limit: '1mb' }));
app.post('/v1/comments', (request, response) => {
  response.status(202).json(request.body);
});
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${port}` }));
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});

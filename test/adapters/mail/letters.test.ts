import { createServer, type AddressInfo } from 'node:net';
import { writtenLetter } from '@tamis/shared/adapters/mail/letters';
import { letterSender } from '@tamis/shared/adapters/mail/send-letter';
import type { Letter } from '@tamis/shared/application/ports/mail';

const links = { confirm: 'https://t.example/c', stop: 'https://t.example/s', desk: 'https://t.example/review' };
const parts = { to: 'ada@example.org', siteName: null, articleTitle: null, stopToken: 'token' };
const digest = (language: 'fr' | 'en', held: number, oldestSeconds: number): Letter => ({
  ...parts,
  language,
  kind: 'digest',
  held,
  oldestSeconds,
});

test.each([
  [digest('fr', 1, 30), '1 commentaire attend une décision ; le plus ancien attend depuis 1 minute.'],
  [digest('fr', 12, 7200), '12 commentaires attendent une décision ; le plus ancien attend depuis 2 heures.'],
  [digest('en', 1, 90_000), '1 comment waits for a decision; the oldest has waited for 1 day.'],
])('when comments wait, then the digest says how many and for how long', (letter, sentence) => {
  // `Intl` keeps a number and its unit on one line.
  expect(writtenLetter(letter, links).text.replaceAll('\u00a0', ' ')).toContain(sentence);
});

test.each([
  [80, 'a'.repeat(80)],
  [81, `${'a'.repeat(79)}…`],
])('when an article’s title has %i characters, then a subject repeats at most 80', (length, title) => {
  const letter = {
    ...parts,
    language: 'en',
    kind: 'published',
    text: 'x',
    commentUrl: 'https://t.example/#x',
  } as const;
  const { subject } = writtenLetter({ ...letter, siteName: null, articleTitle: 'a'.repeat(length) }, links);
  expect(subject).toBe(`Your comment on “${title}” is published`);
});

test('when a comment looks like mark-up, then the mail shows it as text', () => {
  const text = '<img src=x onerror=alert(1)>\n<a href="https://spam.example">here</a>';
  const letter = {
    ...parts,
    language: 'fr',
    kind: 'answered',
    by: '<b>Zoé</b>',
    text,
    commentUrl: links.desk,
  } as const;
  const { html } = writtenLetter(letter, links);
  expect(html).not.toMatch(/<img|<b>|href="https:\/\/spam/);
  expect(html).toContain('&#60;img src=x');
});

test('when the SMTP server says nothing, then sending ends in its time, to be tried again', async () => {
  const silent = createServer();
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const { port } = silent.address() as AddressInfo;
  const sockets = new Set<{ destroy: () => void }>();
  silent.on('connection', (socket) => sockets.add(socket));
  const send = letterSender({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'comments@example.org',
    publicUrl: 'https://t.example',
    timeLimitMs: 50,
  });
  const result = await send(digest('fr', 1, 60));
  expect(result).toMatchObject({ answer: null, problem: 'mail was not taken: no end within 0.05 s' });
  expect(result.isFinal).toBeUndefined();
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => silent.close(done));
});

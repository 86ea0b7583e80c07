import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startInProcess, type InProcess } from '../services/in-process';
import { binaryCache } from '../servers/locate-binary';
import { waitUntil } from '../servers/wait-until';

const run = promisify(execFile);
const CLIENT_DEADLINE_MS = 30_000;

let service: InProcess;
let key = '';
beforeAll(async () => {
  service = await startInProcess();
  key = await service.key('checker');
});
afterAll(() => service.close());

interface Understood {
  valid: boolean;
  good: boolean;
  bad: boolean;
  told: number;
}

describe('real clients', () => {
  test.each(['akismet-api', '@cedx/akismet', 'akismet'])(
    'when %s asks all that it can, then it understands every answer',
    async (client) => {
      const args = ['--require', join(__dirname, 'resolve-here.cjs'), join(__dirname, 'npm-clients.mjs')];
      const { stdout } = await run(process.execPath, [...args, client, new URL(service.url).port, key], {
        timeout: CLIENT_DEADLINE_MS,
      });
      expect(JSON.parse(stdout) as Understood).toEqual({ valid: true, good: false, bad: true, told: 2 });
    },
    CLIENT_DEADLINE_MS,
  );

  test('when the client from PyPI asks all that it can, then it understands every answer', async () => {
    const packages = await pythonClient();
    const { stdout } = await run('python3', [join(__dirname, 'python-client.py'), new URL(service.url).port, key], {
      env: { PATH: process.env['PATH'], PYTHONPATH: packages },
      timeout: CLIENT_DEADLINE_MS,
    });
    expect(JSON.parse(stdout) as Understood).toEqual({ valid: true, good: false, bad: true, told: 2 });
  }, 120_000);
});

describe('the wire', () => {
  const good = { blog: 'http://blog.example', user_ip: '198.51.100.7', comment_content: 'Merci, très clair.' };
  const ask = (method: string, fields: Record<string, string>) =>
    fetch(`${service.url}/1.1/${method}`, { method: 'POST', body: new URLSearchParams({ api_key: key, ...fields }) });
  const answer = async (method: string, fields: Record<string, string>): Promise<string> =>
    (await ask(method, fields)).text();

  test('when a text is checked, then the answer is plain text with an id of the check', async () => {
    const response = await ask('comment-check', good);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(response.headers.get('x-akismet-guid')).toMatch(/^[\da-f-]{36}$/);
    expect(await response.text()).toBe('false');
  });

  test('when the host name holds a key that nobody has, then no word of the body is read', async () => {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const head = `POST /1.1/comment-check HTTP/1.1\r\nHost: ${'0'.repeat(32)}.rest.example\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
    socket.write(`${head}Content-Length: 100000\r\n\r\n`);
    const text = String(await once(socket, 'data'));
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text).toContain('The key is not known here');
  });

  test.each([
    ['a test author', { comment_author: 'akismet-guaranteed-spam' }, 'true'],
    ['a test address', { comment_author_email: 'Akismet-Guaranteed-Spam@example.com' }, 'true'],
    ['an administrator', { user_role: 'administrator', comment_content: 'buy casino bonus' }, 'false'],
    ['a filled trap', { honeypot_field_name: 'hp', hp: 'x' }, 'true'],
    ['three links', { comment_content: 'http://a.example http://b.example http://c.example' }, 'true'],
    ['fields nobody knows', { callback: 'http://x.example', 'comment_context[0]': 'a', SERVER_NAME: 'b' }, 'false'],
  ])('when %s comes, then the answer is as clients expect', async (_, fields, expected) => {
    expect(await answer('comment-check', { ...good, ...(fields as Record<string, string>) })).toBe(expected);
  });

  test('when it is spam beyond doubt, then the client need not keep it', async () => {
    const response = await ask('comment-check', { ...good, honeypot_field_name: 'hp', hp: 'x' });
    expect(response.headers.get('x-akismet-pro-tip')).toBe('discard');
  });

  test.each([
    ['key', { api_key: 'f'.repeat(32) }, 'The key is not known here'],
    ['blog', { blog: '' }, 'Missing required field: blog'],
    ['user_ip', { user_ip: '' }, 'Missing required field: user_ip'],
  ])('when the %s is wrong, then it is `invalid`, and a header says why', async (_, fields, why) => {
    const response = await ask('comment-check', { ...good, ...fields });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('invalid');
    expect(response.headers.get('x-akismet-debug-help')).toBe(why);
  });

  test('when a key of another role is used, then it is not valid here', async () => {
    const moderator = await service.key('moderator');
    expect(await answer('verify-key', { ...good, api_key: moderator })).toBe('invalid');
    expect(await answer('verify-key', good)).toBe('valid');
  });

  test('when texts are told to be spam, then the next training learns from them', async () => {
    const other = await startInProcess();
    const [admin, checker] = [await other.key('admin'), await other.key('checker')];
    const answer = async (method: string, fields: Record<string, string>): Promise<unknown> =>
      (
        await fetch(`${other.url}/1.1/${method}`, {
          method: 'POST',
          body: new URLSearchParams({ api_key: checker, ...fields }),
        })
      ).text();
    for (let at = 0; at < 6; at += 1) {
      await answer('submit-spam', { ...good, comment_content: `Visit my shop number ${at} for great watches` });
      await answer('submit-ham', { ...good, comment_content: `Je suis d’accord avec le point ${at} de l’article` });
    }
    await answer('submit-spam', { ...good, comment_content: 'only a rehearsal', is_test: '1' });
    const headers = { authorization: `Bearer ${admin}` };
    await fetch(`${other.url}/v1/review/models/train`, { method: 'POST', headers });
    const outcome = await waitUntil('the training', async () => {
      const response = await fetch(`${other.url}/v1/review/models`, { headers });
      const { trainings } = (await response.json()) as { trainings: { by: string; outcome: Outcome | null }[] };
      return trainings.find(({ by }) => by.startsWith('admin'))?.outcome ?? false;
    });
    await other.close();
    expect(outcome.learnedFrom).toEqual({ spam: 6, ham: 6 });
  });
});

interface Outcome {
  learnedFrom?: { spam: number; ham: number };
}
/** The folder with the client from PyPI, fetched once. */
async function pythonClient(): Promise<string> {
  const folder = join(binaryCache(), 'python-akismet');
  if (!existsSync(join(folder, 'akismet')))
    await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, 'akismet==25.10.1']);
  return folder;
}

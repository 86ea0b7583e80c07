import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';
import { describeEachForm, describeStandalone } from './each-form';
import type { Form } from './forms';
import { newSubmission } from './visitor';

const run = promisify(execFile);
const DEADLINE_MS = 60_000;

interface Ran {
  out: string;
  err: string;
  code: number;
}

/** The program as a person types it. */
async function tamis({ commandEnv }: Form, ...words: string[]): Promise<Ran> {
  const main = join(projectRoot(), 'services/cli/dist/main.js');
  try {
    const { stdout, stderr } = await run(process.execPath, [main, ...words], {
      env: { ...process.env, ...commandEnv },
    });
    return { out: stdout, err: stderr, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { out: stdout, err: stderr, code };
  }
}

async function post(form: Form, siteId: string, body: string): Promise<{ status: number; id: string }> {
  const { headers, payload } = newSubmission({ siteId, body });
  const init = { method: 'POST', headers, body: JSON.stringify(payload) };
  const answer = await fetch(`${form.ingestion}/v1/comments`, init);
  const { id = '' } = (await answer.json()) as { id?: string };
  return { status: answer.status, id };
}

async function reviewed(form: Form, id: string, key: string): Promise<{ status: number; verdict: string }> {
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${form.review}/v1/review/comments/${id}`, { headers });
  const { verdict } = (await answer.json()) as { verdict?: { ruleSet: string } };
  return { status: answer.status, verdict: verdict?.ruleSet ?? '' };
}

describeEachForm('sites', {}, (form) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tamis-sites-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test(
    'when a site is registered by command, then every process takes it within seconds, with its rules and its people',
    async () => {
      // Until a worker has told which sites there are, nobody can say that there is none.
      await waitUntil('it is refused', async () => (await post(form(), 'gazette', 'Bonjour')).status === 422);
      const rules = join(folder, 'rules.json');
      writeFileSync(
        rules,
        JSON.stringify({ thresholds: { hold: 1, spam: 2 }, settings: { moderationWords: ['zirconite'] } }),
      );
      const settings = ['--name', 'La Gazette', '--language', 'fr', '--origin', 'https://gazette.example'];
      const more = ['--keep-spam', '10', '--terms', 'https://gazette.example/regles', '--rules', rules];
      const added = await tamis(form(), 'sites', 'add', 'gazette', ...settings, ...more);
      expect([added.code, JSON.parse(added.out)]).toMatchObject([
        0,
        { id: 'gazette', name: 'La Gazette', origins: ['https://gazette.example'], keepDays: { spam: 10 } },
      ]);
      expect(added.err).toContain('rules-1@gazette');
      await waitUntil('the site is taken', async () => (await post(form(), 'gazette', 'Bonjour')).status === 202);
      const list = `${form().reading}/v1/articles/a/comments?siteId=gazette`;
      await waitUntil('the site is read', async () => (await fetch(list)).status === 200);

      await waitUntil('its rules are in force', async () => {
        const { id } = await post(form(), 'gazette', 'Une zirconite');
        await waitUntil('it is judged', async () => (await reviewed(form(), id, form().moderatorKey)).status === 200);
        return (await reviewed(form(), id, form().moderatorKey)).verdict === 'rules-1@gazette';
      });

      const key = await tamis(form(), 'keys', 'add', '--role', 'moderator', '--name', 'nina', '--site', 'gazette');
      const theirs = await post(form(), 'default', 'Ailleurs');
      const ours = await post(form(), 'gazette', 'Ici');
      for (const { id } of [theirs, ours])
        await waitUntil('it is judged', async () => (await reviewed(form(), id, form().moderatorKey)).status === 200);
      expect((await reviewed(form(), ours.id, key.out.trim())).status).toBe(200);
      expect((await reviewed(form(), theirs.id, key.out.trim())).status).toBe(404);
      expect((await tamis(form(), 'keys', 'list')).out).toContain('nina  (site gazette)');
      const account = await tamis(
        form(),
        'accounts',
        'add',
        '--role',
        'moderator',
        '--name',
        'Lea',
        '--site',
        'gazette',
      );
      expect(account.out).toContain('/review/welcome?token=');
      expect((await tamis(form(), 'accounts', 'list')).out).toContain('Lea  (site gazette, no password yet)');
    },
    DEADLINE_MS,
  );

  test(
    'when a site is changed, shown, listed and removed by command, then so it is',
    async () => {
      const changed = await tamis(
        form(),
        'sites',
        'change',
        'gazette',
        '--name',
        '',
        '--keep-spam',
        '',
        '--markup',
        'basic',
      );
      expect(JSON.parse(changed.out)).toMatchObject({ name: null, keepDays: {}, markup: 'basic', language: 'fr' });
      expect(JSON.parse((await tamis(form(), 'sites', 'show', 'gazette')).out)).toEqual(JSON.parse(changed.out));
      expect((await tamis(form(), 'sites', 'list')).out).toBe('gazette  -  https://gazette.example\n');
      expect((await tamis(form(), 'sites', 'remove', 'gazette')).code).toBe(0);
      await waitUntil('it is gone', async () => (await post(form(), 'gazette', 'Bonjour')).status === 422);
    },
    DEADLINE_MS,
  );
});

describeStandalone('commands about sites', {}, (form) => {
  test(
    'when something cannot be, then it is told in a sentence',
    async () => {
      expect((await tamis(form(), 'sites', 'add', 'gazette')).code).toBe(0);
      const rules = join(form().folder, 'rules.json');
      writeFileSync(rules, JSON.stringify({ thresholds: { hold: 'much', spam: 2 } }));
      for (const [words, sentence] of [
        [['add', 'gazette'], "there is a site 'gazette'; `sites change` changes it"],
        [['change', 'nowhere'], "no site 'nowhere' is registered"],
        [['show', 'nowhere'], "no site 'nowhere' is registered"],
        [['remove', 'nowhere'], 'no site nowhere is registered'],
        [['add', 'la gazette'], 'id: '],
        [['add', 'x', '--origin', 'gazette.example'], 'origins.0: '],
        [['change', 'gazette', '--keep-spam', '-1'], 'keepDays.spam: '],
        [['change', 'gazette', '--language', 'de'], 'language: '],
        [['add', 'half', '--rules', rules], 'thresholds.hold: '],
        [['change', 'gazette', '--rules', '/nowhere.json'], '/nowhere.json cannot be read as JSON'],
      ] as const) {
        const { code, err } = await tamis(form(), 'sites', ...words);
        expect([words, code, err]).toEqual([words, 1, expect.stringContaining(sentence)]);
        expect(err).not.toContain('    at ');
      }
      const refused = await tamis(form(), 'keys', 'add', '--role', 'consumer', '--name', 'x', '--site', 'nowhere');
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("no site 'nowhere' is registered")]);
      // What was refused left nothing behind.
      expect((await tamis(form(), 'sites', 'list')).out).toBe('gazette  -\n');
    },
    DEADLINE_MS,
  );
});

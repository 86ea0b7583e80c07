import { createInterface } from 'node:readline/promises';
import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { userInfo } from 'node:os';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import { erasePerson, type ErasePersonParts } from '@tamis/shared/application/erase-person';
import { exportPerson } from '@tamis/shared/application/export-person';
import { personPage } from '@tamis/shared/adapters/http/pages/person-page';
import { withPersonalData, type Environment } from './open-stores';

/** How long it is waited for events on their way, at a time. */
const PAUSE_MS = 200;

const by = (): string => `command (${userInfo().username})`;

export interface ExportPersonOptions {
  email: string;
  format: 'json' | 'html';
  language: 'fr' | 'en';
  /** Standard output without it. */
  out?: string;
}

/** Writes everything that is held about an address; only the file's owner may read a file that it makes. */
export async function exportPersonCommand(env: Environment, options: ExportPersonOptions): Promise<void> {
  await withPersonalData(env, async (parts) => {
    const now = () => new Date();
    const record = auditTrail({ audit: parts.audit, now });
    const told = await exportPerson(
      { ...parts, record, now },
      {
        person: parts.keyRing.emailPseudonym(options.email),
        by: by(),
      },
    );
    const text = options.format === 'json' ? `${JSON.stringify(told, null, 2)}\n` : personPage(told, options.language);
    if (options.out === undefined) process.stdout.write(text);
    else writeFileSync(options.out, text, { mode: 0o600 });
    console.error(`${String(told.comments.length)} comments are held under this address.`);
  });
}

/** Erases what is held about an address, once it was typed a second time or `yes` was said; what cannot be erased is told. */
export async function erasePersonCommand(env: Environment, options: { email: string; yes?: true }): Promise<void> {
  if (options.yes !== true && !(await isSure(options.email))) throw new Error('nothing was erased');
  await withPersonalData(env, async (parts) => {
    const now = () => new Date();
    const erasing: ErasePersonParts = {
      ...parts,
      record: auditTrail({ audit: parts.audit, now }),
      now,
      pause: () => pause(PAUSE_MS),
    };
    const { comments, submissions } = await erasePerson(erasing, {
      person: parts.keyRing.emailPseudonym(options.email),
      by: by(),
    });
    console.log(JSON.stringify({ comments, submissions }));
    console.error(
      'Not erased, because nobody can reach them from here: backups made before, webhooks and mails that were sent, and what others have quoted.',
    );
  });
}

async function isSure(email: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (
      (await terminal.question('This cannot be undone. Type the address once more to erase it: ')).trim() === email
    );
  } finally {
    terminal.close();
  }
}

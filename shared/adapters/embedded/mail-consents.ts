import type { Consent, MailConsents } from '../../application/ports/mail';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

/** Who wants mail, in the data file. */
export function embeddedMailConsents(database: Database): MailConsents {
  const write = <T>(work: () => T): Promise<T> => orUnavailable('store/unavailable', database.write(work));
  return {
    find: (key) =>
      readOrUnavailable('store/unavailable', () => {
        const row = database.prepare('SELECT consent, at FROM mail_consents WHERE key = ?').get(key) as
          { consent: Consent; at: number } | undefined;
        return row ? { consent: row.consent, at: new Date(row.at) } : null;
      }),
    ask: (key, at, notSince) =>
      write(
        () =>
          database
            .prepare(
              `INSERT INTO mail_consents (key, consent, at) VALUES (?, 'asked', ?)
               ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE consent = 'asked' AND at <= ?`,
            )
            .run(key, at.getTime(), notSince.getTime()).changes > 0,
      ),
    answer: (key, consent, at) =>
      write(() => {
        database
          .prepare(
            `INSERT INTO mail_consents (key, consent, at) VALUES (?, ?, ?)
             ON CONFLICT (key) DO UPDATE SET consent = excluded.consent, at = excluded.at`,
          )
          .run(key, consent, at.getTime());
      }),
    forget: (key) =>
      write(() => {
        database.prepare(`DELETE FROM mail_consents WHERE key = ? AND consent <> 'stopped'`).run(key);
      }),
    takeBack: (key) =>
      write(() => {
        database.prepare(`DELETE FROM mail_consents WHERE key = ? AND consent = 'asked'`).run(key);
      }),
  };
}

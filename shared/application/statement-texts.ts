import { ModerationError } from '../domain/errors';
import { DEFAULT_STATEMENT_TEXTS, parseStatementTexts, type StatementTexts } from '../domain/statement-texts';
import type { RecordDeed } from './audit-trail';
import type { Versions } from './ports/versions';

/** The sentences in force. */
export async function statementTextsInForce(
  versions: Pick<Versions, 'currentVersion' | 'find'>,
): Promise<StatementTexts> {
  const current = await versions.currentVersion();
  const found = current === null ? null : await versions.find(current);
  return found
    ? { ...parseStatementTexts(JSON.parse(found.content)), version: found.version }
    : DEFAULT_STATEMENT_TEXTS;
}

export interface StatementTextsEdit {
  /** Untrusted. */
  texts: unknown;
  /** The version that was edited; it must still be current. */
  basedOn: string;
  by: string;
}

export type EditStatementTexts = (edit: StatementTextsEdit) => Promise<StatementTexts>;

/** Keeps edited sentences as a new version, current at once. Throws `request/invalid`, or `version/conflict` when another edit came first. */
export function statementTextsEditor({
  statementTexts,
  record,
  now,
}: {
  statementTexts: Pick<Versions, 'currentVersion' | 'list' | 'add'>;
  record: RecordDeed;
  now: () => Date;
}): EditStatementTexts {
  return async ({ texts, basedOn, by }) => {
    const edited = parseStatementTexts(texts);
    const current = await statementTexts.currentVersion();
    const currentName = current ?? DEFAULT_STATEMENT_TEXTS.version;
    if (basedOn !== currentName)
      throw new ModerationError('version/conflict', `the current sentences are ${currentName}`);
    const [newest] = await statementTexts.list(1);
    const version = `texts-${Number(/^texts-(\d+)$/.exec(newest?.version ?? '')?.[1] ?? 0) + 1}`;
    await statementTexts.add(
      { version, createdAt: now(), by, note: null, content: JSON.stringify(edited) },
      { activate: true, expectedCurrent: current },
    );
    await record({ actor: by, kind: 'statement-texts.changed', subject: version, before: currentName, after: version });
    return { ...edited, version };
  };
}

import type { Status } from '../domain/comment';
import { ModerationError } from '../domain/errors';
import { eventOfChange } from '../domain/event';
import { restored, storedFrom, type TakeOverOptions, type TakeOverParts } from './imported-comment';
import type { CommentStore } from './ports/comments';
import type { ForeignRecord } from './ports/exchange';

/** Comments written at a time; their writes share the disk's syncs. */
const AT_A_TIME = 200;

export interface ImportParts extends TakeOverParts {
  store: Pick<CommentStore, 'save' | 'facts'>;
  now: () => Date;
}

export interface ImportOptions extends TakeOverOptions {
  /** Tells other services of each comment. */
  tell: boolean;
  dryRun: boolean;
  onRefused: (refusal: { place: string; problem: string }) => void;
  /** After every few hundred comments. */
  onProgress: (report: ImportReport) => void;
}

export interface ImportReport {
  imported: number;
  /** Already there from an earlier run. */
  known: number;
  refused: number;
  byStatus: Record<Status, number>;
}

/**
 * Takes over the comments of another system, in flat memory. Running it again with the same `source` and `siteId` adds only what is
 * missing, so a run that broke off is simply run again. What cannot be taken over is told to `onRefused` and stops nothing.
 */
export async function importComments(
  parts: ImportParts,
  records: AsyncIterable<ForeignRecord>,
  options: ImportOptions,
): Promise<ImportReport> {
  const report: ImportReport = {
    imported: 0,
    known: 0,
    refused: 0,
    byStatus: { approved: 0, held: 0, spam: 0, rejected: 0, erased: 0 },
  };
  const refuse = (place: string, problem: string): void => {
    report.refused += 1;
    options.onRefused({ place, problem });
  };
  let batch: Extract<ForeignRecord, { kind: 'comment' | 'exported' }>[] = [];
  const flush = async (): Promise<void> => {
    const turn = batch;
    batch = [];
    // Judged comments are the history of those after them; the others need not wait for each other.
    if (options.judge) for (const record of turn) await take(record);
    else await Promise.all(turn.map(take));
    options.onProgress(report);
  };
  const take = async (record: (typeof batch)[number]): Promise<void> => {
    try {
      const stored =
        record.kind === 'exported' ? restored(record.comment, parts) : await storedFrom(record.comment, parts, options);
      const event = options.tell ? eventOfChange(stored, null, parts.now()) : null;
      const isNew = options.dryRun || (await parts.store.save({ comment: stored, event }));
      report[isNew ? 'imported' : 'known'] += 1;
      if (isNew) report.byStatus[stored.status] += 1;
    } catch (error) {
      if (!(error instanceof ModerationError) || error.code !== 'submission/invalid') throw error;
      refuse(
        `comment ${record.comment.id}`,
        (error.details.fields ?? []).map(({ path, code }) => `${path} ${code}`).join(', '),
      );
    }
  };
  for await (const record of records) {
    if (record.kind === 'refused') refuse(record.place, record.problem);
    if (record.kind !== 'comment' && record.kind !== 'exported') continue;
    batch.push(record);
    if (batch.length >= AT_A_TIME) await flush();
  }
  await flush();
  return report;
}

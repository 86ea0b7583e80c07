import type { TrainingRun, TrainingRuns } from '../../application/ports/versions';
import type { Database } from './database';
import { orUnavailable, readOrUnavailable } from './unavailable';

interface Row {
  id: string;
  requested_at: number;
  requested_by: string;
  started_at: number | null;
  finished_at: number | null;
  progress: number;
  outcome: string | null;
}

/** Trainings of the classifier in the data file. */
export function embeddedTrainingRuns(database: Database): TrainingRuns {
  const write = <T>(work: () => T): Promise<T> => orUnavailable('store/unavailable', database.write(work));
  const take = (at: Date, silentSince: Date): TrainingRun | null => {
    const row = database
      .prepare(
        `UPDATE training_runs SET started_at = :at, heard_at = :at, progress = 0 WHERE id = (
           SELECT id FROM training_runs WHERE finished_at IS NULL AND (heard_at IS NULL OR heard_at < :silent)
           ORDER BY requested_at LIMIT 1) RETURNING *`,
      )
      .get({ at: at.getTime(), silent: silentSince.getTime() }) as Row | undefined;
    return row ? runOf(row) : null;
  };
  return {
    request: ({ id, requestedAt, by }) =>
      write(() => {
        database
          .prepare('INSERT INTO training_runs (id, requested_at, requested_by) VALUES (?, ?, ?)')
          .run(id, requestedAt.getTime(), by);
      }),
    take: (at, silentSince) => write(() => take(at, silentSince)),
    report: (id, progress, at) =>
      write(() => {
        database
          .prepare('UPDATE training_runs SET progress = ?, heard_at = ? WHERE id = ?')
          .run(progress, at.getTime(), id);
      }),
    finish: (id, at, outcome) =>
      write(() => {
        database
          .prepare('UPDATE training_runs SET finished_at = ?, progress = 1, outcome = ? WHERE id = ?')
          .run(at.getTime(), outcome, id);
      }),
    list: (limit) =>
      readOrUnavailable('store/unavailable', () => {
        const rows = database
          .prepare('SELECT * FROM training_runs ORDER BY requested_at DESC, id DESC LIMIT ?')
          .all(limit) as Row[];
        return rows.map(runOf);
      }),
  };
}

function runOf(row: Row): TrainingRun {
  const date = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
  return {
    id: row.id,
    requestedAt: new Date(row.requested_at),
    by: row.requested_by,
    startedAt: date(row.started_at),
    finishedAt: date(row.finished_at),
    progress: row.progress,
    outcome: row.outcome,
  };
}

import { ABUSE_SEED_OPTIONS } from '@tamis/cli/build-abuse';
import type { AbuseRow } from '@tamis/cli/abuse-sources';
import { ABUSE_SPACE } from '@tamis/shared/domain/model/abuse/abuse-space';
import { score } from '@tamis/shared/domain/model/linear-model';
import { train } from '@tamis/shared/domain/model/train';

/** A row with the score of a model that has not learned from it. */
export interface UnseenRow {
  row: AbuseRow;
  score: number;
}

const FOLDS = 5;

/** Sets that hold the same rows in two languages, or are of one hand, are left out together. */
export function setOf({ source }: AbuseRow): string {
  return source.replace(/^(jigsaw|sms|mlma|written)-.*/, '$1');
}

/** Every row scored by a model that has seen other rows of its set: what a site like those of the sets meets. */
export function byFolds(rows: readonly AbuseRow[]): UnseenRow[] {
  const counts = new Map<string, number>();
  const folds = rows.map((row) => {
    const count = counts.get(row.source) ?? 0;
    counts.set(row.source, count + 1);
    // A written row stays with those of its template, a comment with its translation, which has the same place.
    return ('family' in row && typeof row.family === 'number' ? row.family : count) % FOLDS;
  });
  return Array.from({ length: FOLDS }, (_, fold) => leftOut(rows, (_row, at) => folds[at] === fold)).flat();
}

/** Every row scored by a model that has seen nothing of its set: what an unknown site meets. */
export function bySets(rows: readonly AbuseRow[]): UnseenRow[] {
  return [...new Set(rows.map(setOf))].flatMap((set) => leftOut(rows, (row) => setOf(row) === set));
}

function leftOut(rows: readonly AbuseRow[], isLeftOut: (row: AbuseRow, at: number) => boolean): UnseenRow[] {
  const model = train(
    rows.filter((row, at) => !isLeftOut(row, at)),
    { version: 'bench', ...ABUSE_SEED_OPTIONS },
  );
  return rows.filter(isLeftOut).map((row) => ({ row, score: score(model, ABUSE_SPACE.extract({ body: row.text })) }));
}

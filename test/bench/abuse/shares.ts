import { recallAt } from '@tamis/shared/domain/model/evaluate';
import { DEFAULT_SETTINGS } from '@tamis/shared/domain/rule-settings';
import { shareOf, written } from '../spam/intervals';
import { listsAlone, type Detector } from './detectors';
import type { UnseenRow } from './unseen';

const THRESHOLD = DEFAULT_SETTINGS.abuseThreshold;

/** Recall and false rate of each detector on some rows, in percent with 95 % bootstrap intervals. */
export function sharesOf(rows: readonly UnseenRow[], filters: Record<string, Detector>): Record<string, string> {
  const abusive = rows.filter(({ row }) => row.label !== 'ham');
  const harmless = rows.filter(({ row }) => row.label === 'ham');
  const both = (isHeld: (row: UnseenRow) => boolean) => `${heldOf(abusive, isHeld)} / ${heldOf(harmless, isHeld)}`;
  return {
    rows: `${abusive.length} / ${harmless.length}`,
    tamis: both(isHeldByTamis),
    'lists alone': both(({ row }) => listsAlone(row.text)),
    ...Object.fromEntries(Object.entries(filters).map(([name, detect]) => [name, both(({ row }) => detect(row.text))])),
  };
}

/** Recall of the model's score at a false rate of 1 % and 5 % on the same rows; nothing without a hundred of either kind. */
export function recallsOf(rows: readonly UnseenRow[]): Record<string, string> {
  const scores = (isAbuse: boolean) =>
    rows.filter(({ row }) => (row.label !== 'ham') === isAbuse).map((one) => one.score);
  const [abusive, harmless] = [scores(true), scores(false)];
  if (Math.min(abusive.length, harmless.length) < 100) return {};
  const recall = (share: number) => (100 * recallAt(share, abusive, harmless)).toFixed(1);
  return { 'model, recall at 1 %': recall(0.01), 'at 5 %': recall(0.05) };
}

/** Share that is held, with its interval; `–` where there are no rows. */
export function heldOf(rows: readonly UnseenRow[], isHeld: (row: UnseenRow) => boolean): string {
  return rows.length === 0 ? '–' : written(shareOf(rows.map(isHeld)));
}

/** By the lists, or by a model that has not seen the row. */
export function isHeldByTamis({ row, score }: UnseenRow): boolean {
  return score >= THRESHOLD || listsAlone(row.text);
}

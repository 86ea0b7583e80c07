import type { Reason, Span } from '../../../../domain/verdict';
import { html, type SafeHtml } from '../../server/html';
import { kindOfRule } from './rule-kinds';

/**
 * `text` with the places that made rules speak, each in the colour of its reason. Where places overlap, the heavier reason
 * colours the common part. Offsets count UTF-16 code units, and a mark never parts a surrogate pair.
 */
export function markedText(text: string, field: Span['field'], reasons: readonly Reason[]): SafeHtml[] {
  const spans = reasons
    .flatMap((reason) => reason.spans.filter((span) => span.field === field).map((span) => ({ ...span, reason })))
    .map((span) => ({ ...span, start: clamp(span.start, text), end: clamp(span.end, text) }))
    .filter(({ start, end }) => start < end);
  const edges = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges.slice(0, -1).map((start, index) => {
    const part = text.slice(start, edges[index + 1]);
    const over = spans.filter((span) => span.start <= start && span.end > start).map(({ reason }) => reason);
    const heaviest = over.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))[0];
    return heaviest ? html`<mark class="k-${kindOfRule(heaviest.rule)}">${part}</mark>` : html`${part}`;
  });
}

function clamp(at: number, text: string): number {
  const within = Math.min(Math.max(at, 0), text.length);
  const isLow = /[\udc00-\udfff]/.test(text.charAt(within));
  return isLow && /[\ud800-\udbff]/.test(text.charAt(within - 1)) ? within - 1 : within;
}

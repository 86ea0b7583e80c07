interface Place {
  start: number;
  end: number;
}

/** The places in order, without those that overlap one that begins before; of two that begin together the longer stays. */
export function withoutOverlaps<T extends Place>(places: readonly T[]): readonly T[] {
  if (places.length < 2) return places;
  const kept: T[] = [];
  let end = 0;
  for (const place of places.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    if (place.start < end) continue;
    kept.push(place);
    end = place.end;
  }
  return kept;
}

/** Runs work of the same key one after the other, in the order in which it was asked for; other work meanwhile. */
export type InTurn = <T>(keys: readonly string[], work: () => Promise<T>) => Promise<T>;

/**
 * Makes the turns of one process. Work with several keys waits for its turn at each; as it takes its places at once, none
 * can wait for each other. Work that fails ends its turn like any other.
 */
export function takeTurns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (keys, work) => {
    const ahead = keys.map((key) => last.get(key)).filter((each) => each !== undefined);
    const mine = ahead.length === 0 ? work() : Promise.allSettled(ahead).then(work);
    for (const key of keys) last.set(key, mine);
    const leave = (): void => {
      for (const key of keys) if (last.get(key) === mine) last.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
}

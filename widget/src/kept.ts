/**
 * What the browser keeps under a name: for as long as the tab lives, or, by the reader's consent, until they take it back. Storage may be
 * full or forbidden; then a page forgets at the next load, nothing else.
 */
export function kept<T>(name: string, storage: () => Storage = () => sessionStorage) {
  return {
    read(): T | null {
      try {
        return JSON.parse(storage().getItem(name) ?? 'null') as T | null;
      } catch {
        return null;
      }
    },
    write(value: T | null): void {
      try {
        if (value === null) storage().removeItem(name);
        else storage().setItem(name, JSON.stringify(value));
      } catch {
        // See above.
      }
    },
  };
}

/** What must be undone when a service ends, collected while it starts. */
export class Releases {
  readonly #steps: { name: string; release: () => Promise<void> }[] = [];
  #running: Promise<void> | undefined;

  add(name: string, release: () => Promise<void>): void {
    this.#steps.push({ name, release });
  }

  /**
   * Runs every step once, the last one added first, each even when one before it failed. Rejects afterwards with an
   * `AggregateError` of what failed, the steps named. Calling it again gives the same promise.
   */
  run(): Promise<void> {
    this.#running ??= this.#runAll();
    return this.#running;
  }

  async #runAll(): Promise<void> {
    const failures: Error[] = [];
    for (const { name, release } of this.#steps.toReversed()) {
      await release().catch((error: unknown) => failures.push(new Error(`could not close ${name}`, { cause: error })));
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  }
}

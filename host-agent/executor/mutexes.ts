/** One queue a name: work under the same name runs one after the other, under different names side by side. */
export class Mutexes {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` when all work given earlier under `name` has ended, well or badly. */
  async exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#tails.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(name) === mine) this.#tails.delete(name);
    }
  }
}

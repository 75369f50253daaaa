import { Mutexes } from './mutexes';

/** Work that costs one as much as many: who asks for it while it is being done waits for the next time, together with all others. */
export class SharedWork<Result> {
  readonly #turns = new Mutexes();
  readonly #next = new Map<string, Promise<Result>>();

  /** What `work` gives, or fails with, that is begun after this call; whose `work` of those who wait under one name is all the same. */
  join(name: string, work: () => Promise<Result>): Promise<Result> {
    const known = this.#next.get(name);
    if (known !== undefined) return known;
    const next = this.#turns.exclusively(name, () => {
      this.#next.delete(name);
      return work();
    });
    this.#next.set(name, next);
    return next;
  }
}

/** As many at the same time as our executor has steps that work. */
const LANES = 4;

/** Does the work for every item, four at the same time, and passes on the first failure when all lanes have ended. */
export async function inLanes<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      next += 1;
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A collection takes some ten milliseconds; once a minute it is nothing, and the next pass is the next minute's. */
const INTERVAL_MS = 60_000;

/** The pass that has just ended has let everything go by then. */
const PAUSE_MS = 1000;

/**
 * V8 takes memory as a pass needs it and keeps it for hours when little happens: a third of the agent's. Called after each turn of the
 * loop, the function that this gives collects garbage soon afterwards, once a minute at most.
 */
export function givingBackMemory(): () => void {
  // The flag only makes the function reachable, in contexts that are made afterwards.
  setFlagsFromString('--expose-gc');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what --expose-gc adds to a context is this function
  const collect = runInNewContext('gc') as () => void;
  let collectedAtMs = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (timer !== undefined || performance.now() - collectedAtMs < INTERVAL_MS) return;
    timer = setTimeout(() => {
      timer = undefined;
      collectedAtMs = performance.now();
      collect();
    }, PAUSE_MS).unref();
  };
}

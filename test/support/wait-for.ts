import { setTimeout as delay } from 'node:timers/promises';

/** Often enough that a test does not dawdle, seldom enough that asking does not slow down what is waited for. */
const INTERVAL_MS_DEFAULT = 100;

/** How long to wait, and what for in words: the error of a wait in vain says it. */
export interface WaitForOptions {
  readonly timeoutMs: number;
  readonly description: string;
  /** @default 100 */
  readonly intervalMs?: number;
}

/** Asks again and again until the answer is neither undefined nor false, and returns it. Throws when the time is up; errors of `condition` pass. */
export async function waitFor<Answer>(
  condition: () => Promise<Answer | undefined | false> | Answer | undefined | false,
  options: WaitForOptions,
): Promise<Answer> {
  const deadline = Date.now() + options.timeoutMs;
  for (;;) {
    const answer = await condition();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline)
      throw new Error(`waited ${options.timeoutMs} ms in vain: ${options.description}`);
    await delay(options.intervalMs ?? INTERVAL_MS_DEFAULT);
  }
}

import type { Mirror } from './mirror';

/** Often enough that a fast line brings some hundred MiB too much at the most; looking takes milliseconds. */
const LOOK_EVERY_MS = 500;

export interface SizeWatch {
  /** Fires when the mirror has become too large, or with the signal that was given. */
  readonly signal: AbortSignal;
  readonly stop: () => void;
}

/** Ends what writes to the mirror once that is too large: a limit for each file bounds no sum of files. */
export function watchSize(mirror: Mirror, signal: AbortSignal): SizeWatch {
  const controller = new AbortController();
  let isLooking = false;
  const end = (): void => controller.abort(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const isTooLarge = await mirror.isTooLarge();
    isLooking = false;
    if (isTooLarge) controller.abort(new Error('the mirror is too large'));
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  return {
    signal: controller.signal,
    stop: () => {
      clearInterval(timer);
      signal.removeEventListener('abort', end);
    },
  };
}

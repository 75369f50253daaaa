import { LibvirtFailure } from '../libvirt';

/**
 * How long a guest agent that failed to answer is left alone. libvirt waits 5 s for one that hangs, and asking it at every pass
 * would take that long every time.
 */
const PAUSE_MS = 60_000;

/** Remembers which guest agents are being asked or were asked in vain, by machine UUID. */
export class AgentPatience {
  readonly #asking = new Set<string>();
  readonly #quietUntilMs = new Map<string, number>();

  /**
   * Runs `ask`; `undefined` when it fails, which is the guest's own affair, and without asking when this machine's agent is
   * still being asked or failed within the last minute.
   */
  async tryAsk<Answer>(uuid: string, nowMs: number, ask: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.#asking.has(uuid) || nowMs < (this.#quietUntilMs.get(uuid) ?? 0)) return undefined;
    this.#asking.add(uuid);
    try {
      const answer = await ask();
      this.#quietUntilMs.delete(uuid);
      return answer;
    } catch (error) {
      if (!(error instanceof LibvirtFailure)) throw error;
      this.#quietUntilMs.set(uuid, nowMs + PAUSE_MS);
      return undefined;
    } finally {
      this.#asking.delete(uuid);
    }
  }

  /** Drops what no longer matters, so that machines that are gone leave nothing behind. */
  forgetBefore(nowMs: number): void {
    for (const [uuid, untilMs] of this.#quietUntilMs) {
      if (untilMs < nowMs) this.#quietUntilMs.delete(uuid);
    }
  }
}

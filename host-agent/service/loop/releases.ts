import type { Plan } from '../../../lib/plan';
import { confinePlan } from '../../executor';
import type { Inventory } from '../../inventory';
import {
  AllowedSignersError,
  judgeAncestry,
  judgeRelease,
  readAllowedSigners,
  type Fetched,
  type ReleaseApproval,
  type ReleaseJudgement,
  type ReleaseReference,
  type ReleaseRefused,
  type ReleaseTrust,
  type ReleaseTrusted,
} from '../../sources';
import { EVERY_UNIT } from '../decide/units';
import { floorOf } from '../memory/floor';
import { ReleaseFiles } from '../memory/release-files';
import type { AcceptedRelease, AgentMemory } from '../memory/types';
import type { Board } from './board';
import type { LoopParts } from './parts';
import type { State } from './state';

/** The release in force, read from the agent's own copy. */
export interface ReleaseInForce {
  readonly accepted: AcceptedRelease;
  readonly plan: Plan;
  readonly approval?: ReleaseApproval;
}

type Offered = Extract<Fetched, { kind: 'release' }>;

/** Which release is in force, and whether one that is offered takes its place. */
export class Releases {
  readonly #parts: LoopParts;
  readonly #board: Board;
  readonly #state: State;
  readonly #files: ReleaseFiles;
  #inForce: ReleaseInForce | undefined;
  /** What was judged last, and by what: the release, its copy, and what the file of allowed signers said. */
  #judged: string | undefined;
  /** Raised when a copy is put back. */
  #copies = 0;

  constructor(parts: LoopParts, board: Board, state: State) {
    this.#parts = parts;
    this.#board = board;
    this.#state = state;
    this.#files = new ReleaseFiles(parts.configuration.stateDirectory);
  }

  /** The release in force, if there is one that is still to be trusted. Judges it again when the allowed signers have changed. */
  async current(): Promise<ReleaseInForce | undefined> {
    for (;;) {
      const { accepted } = this.#state.memory;
      if (accepted === undefined) return undefined;
      const copies = this.#copies;
      const trust = await this.#tryReadTrust();
      const question = JSON.stringify([accepted.digest, copies, trust]);
      if (this.#judged === question) return this.#inForce;
      const judged = await this.#judgeOwn(accepted, trust);
      // Another was accepted, or the copy put back, while this one was judged.
      if (this.#state.memory.accepted?.digest !== accepted.digest || this.#copies !== copies) continue;
      this.#judged = question;
      this.#settleTrust(judged);
      this.#inForce = judged.kind === 'trusted' ? inForce(accepted, judged.release.statement) : undefined;
      return this.#inForce;
    }
  }

  /** What applied before, where that is still to be trusted: for going back to it. */
  async tryFindPrevious(): Promise<Plan | undefined> {
    const { previous } = this.#state.memory;
    if (previous === undefined) return undefined;
    const judged = await this.#judgeOwn(previous, await this.#tryReadTrust());
    return judged.kind === 'trusted' ? judged.release.statement.plan : undefined;
  }

  /** Accepts what is offered, or refuses it and says so; `new` when there is another release to act on now. @throws StateUnusable */
  async consider(offered: Offered, inventory: Inventory): Promise<'new' | 'known' | 'refused'> {
    const ledger = await this.#state.open();
    const { memory } = this.#state;
    const { identity, clock } = this.#parts;
    const floor = floorOf({ memory, ledger, inventory, identity });
    const judgement = await this.#judge(offered, floor);
    const generation =
      judgement.kind === 'trusted' ? judgement.release.statement.generation : (judgement.generation ?? 0);
    this.#board.update({
      observedGeneration: Math.max(this.#board.view.observedGeneration, generation),
    });
    if (judgement.kind === 'refused') {
      this.#refuse(judgement, offered.revision);
      return 'refused';
    }
    this.#board.update({ refusedRelease: undefined });
    const isNew = judgement.release.digest !== memory.accepted?.digest;
    if (isNew) await this.#accept(judgement, offered.revision, Math.round(clock.nowMs()));
    const isHealed = !isNew && this.#board.view.trustLost !== undefined;
    if (isHealed) await this.#heal(judgement);
    return isNew || isHealed ? 'new' : 'known';
  }

  async #judge(offered: Offered, floor: ReleaseReference | undefined): Promise<ReleaseJudgement> {
    const trust = await this.#tryReadTrust();
    if ('unreadable' in trust) return untrusted(trust.unreadable);
    const request = { trust, address: this.#address(), nowMs: this.#parts.clock.nowMs() };
    const judgement = judgeRelease({
      ...request,
      bytes: offered.bytes,
      ...(floor === undefined ? {} : { floor }),
    });
    if (judgement.kind === 'refused') return judgement;
    const { release, isSame } = judgement;
    if (!isSame && floor !== undefined && offered.earlier !== undefined) {
      const ancestry = await judgeAncestry({ ...request, release, floor, earlier: offered.earlier() });
      if (ancestry.kind === 'refused') return ancestry;
    }
    return (await this.#whyConfined(judgement)) ?? judgement;
  }

  /** The agent's own copy of a release, judged like any other. */
  async #judgeOwn(accepted: AcceptedRelease, trust: Trust): Promise<ReleaseJudgement> {
    if ('unreadable' in trust) return untrusted(trust.unreadable);
    const bytes = await this.#files.tryRead(accepted.digest);
    if (bytes === undefined) {
      const message = "The agent's own copy of it is gone: release again.";
      return { kind: 'refused', code: 'malformed', message };
    }
    const judgement = judgeRelease({
      bytes,
      trust,
      address: this.#address(),
      floor: {
        generation: accepted.generation,
        planDigest: accepted.planDigest,
        releaseDigest: accepted.digest,
      },
      nowMs: this.#parts.clock.nowMs(),
    });
    return judgement.kind === 'refused' ? judgement : ((await this.#whyConfined(judgement)) ?? judgement);
  }

  async #whyConfined({ release }: ReleaseTrusted): Promise<ReleaseRefused | undefined> {
    const problems = await confinePlan(release.statement.plan, this.#parts.configuration);
    if (problems.length === 0) return undefined;
    return {
      kind: 'refused',
      code: 'confined',
      message: `It names ${problems.length === 1 ? 'a path' : 'paths'} that this host does not allow: ${problems[0]?.message ?? ''}`,
      details: problems.map(({ path, message }) => `${path}: ${message}`),
      generation: release.statement.generation,
      releaseDigest: release.digest,
    };
  }

  /** The copy is there before the memory says so: killed in between, the old release stays in force. */
  async #accept({ release, signer }: ReleaseTrusted, revision: string, nowMs: number): Promise<void> {
    const { statement, digest, bytes } = release;
    await this.#state.guard(() => this.#files.write(digest, bytes));
    const accepted: AcceptedRelease = {
      digest,
      generation: statement.generation,
      planDigest: statement.planDigest,
      madeAt: statement.madeAt,
      acceptedAtMs: nowMs,
      revision,
      ...(signer === undefined ? {} : { signer }),
    };
    await this.#state.update((memory) => withRelease(memory, accepted));
    const { memory } = this.#state;
    const kept = [digest, ...(memory.previous === undefined ? [] : [memory.previous.digest])];
    await this.#state.guard(() => this.#files.keepOnly(kept));
    this.#board.log('info', 'release-accepted', {
      generation: statement.generation,
      release: digest,
      plan: statement.planDigest,
      revision,
      signer: signer === undefined ? 'unsigned' : `${signer.principal} ${signer.fingerprint}`,
    });
  }

  /** The agent's own copy was gone or damaged, and here it is again. */
  async #heal({ release: { digest, bytes } }: ReleaseTrusted): Promise<void> {
    await this.#state.guard(() => this.#files.write(digest, bytes));
    this.#copies += 1;
  }

  #refuse(refusal: ReleaseRefused, revision: string): void {
    const { code, generation } = refusal;
    const message = withAdvice(refusal);
    const { refusedRelease } = this.#board.view;
    if (refusedRelease?.revision === revision && refusedRelease.code === code) return;
    this.#board.update({
      refusedRelease: {
        code,
        message,
        revision,
        ...(generation === undefined ? {} : { generation }),
        sinceMs: Math.round(this.#parts.clock.nowMs()),
      },
    });
    this.#board.log('error', 'release-refused', {
      reason: code,
      message,
      generation: generation ?? 'unknown',
      revision,
    });
  }

  #settleTrust(judged: ReleaseJudgement): void {
    const trustLost = judged.kind === 'refused' ? withAdvice(judged) : undefined;
    if (judged.kind === 'refused' && trustLost !== undefined && this.#board.view.trustLost !== trustLost)
      this.#board.log('error', 'trust-lost', { reason: judged.code, message: trustLost });
    this.#board.update({ trustLost });
  }

  /** Read anew each time, so that a key that was taken out is out at once. */
  async #tryReadTrust(): Promise<Trust> {
    const { allowedSignersFile, allowUnsigned } = this.#parts.configuration.trust;
    try {
      return { allowedSigners: await readAllowedSigners(allowedSignersFile), allowUnsigned };
    } catch (error) {
      if (error instanceof AllowedSignersError) return { unreadable: error.message };
      throw error;
    }
  }

  #address(): { readonly fleet: string; readonly host: string; readonly machineId?: string } {
    const { identity, machineId } = this.#parts;
    return { ...identity, ...(machineId === undefined ? {} : { machineId }) };
  }
}

type Trust = ReleaseTrust | { readonly unreadable: string };

/** Whoever reads it in the log does not look at the release itself. */
function withAdvice({ message, advice }: ReleaseRefused): string {
  return advice === undefined ? message : `${message} ${advice}`;
}

function untrusted(message: string): ReleaseRefused {
  return { kind: 'refused', code: 'untrusted', message };
}

function inForce(
  accepted: AcceptedRelease,
  { plan, approval }: { readonly plan: Plan; readonly approval?: ReleaseApproval },
): ReleaseInForce {
  return { accepted, plan, ...(approval === undefined ? {} : { approval }) };
}

/** With a new release everything may differ, nothing is approved yet, and no gate is closed. */
function withRelease(memory: AgentMemory, accepted: AcceptedRelease): AgentMemory {
  const { gate: _gate, previous, ...kept } = memory;
  const applied = memory.accepted?.generation === memory.appliedGeneration ? memory.accepted : previous;
  return {
    ...kept,
    accepted,
    ...(applied === undefined ? {} : { previous: applied }),
    unsettled: [EVERY_UNIT],
    approved: [],
  };
}

import type { FailedAttempts } from '../../planner';
import type { Report, StepFailure, StepReport } from '../report';

/** More steps than fail together on any host that is worth applying a plan to; the ledger is written with every step. */
const ATTEMPTS_MAX = 256;

/** A sentence or two; what a guest or a server added to them is cut off. */
const MESSAGE_LENGTH_MAX = 1024;

/** The run was stopped, or broke down for a reason of its own: that says nothing about the step. */
const BLAMELESS_CODES: ReadonlySet<string> = new Set(['interrupted', 'internal-fault']);

/**
 * What has failed so far, after a report: a step that failed again counts one more, one that was done is forgotten, one that
 * was not started stays as it was. Under another plan counting begins anew, and when a plan has been carried out the attempts at
 * others are forgotten.
 */
export function attemptsAfter(
  before: readonly FailedAttempts[],
  report: Report,
  atMs: number,
): readonly FailedAttempts[] {
  const { planDigest } = report;
  const settled = new Set(
    report.steps.filter((step) => step.outcome.kind === 'done' || failureIn(step)).map(({ step }) => step.id),
  );
  const kept = before.filter(
    (attempt) => !settled.has(attempt.step) && !(report.succeeded && attempt.planDigest !== planDigest),
  );
  const failed = report.steps.flatMap((reported) => {
    const failure = failureIn(reported);
    if (failure === undefined) return [];
    const step = reported.step.id;
    const earlier = before.find((attempt) => attempt.step === step && attempt.planDigest === planDigest);
    return [
      {
        step,
        planDigest,
        count: (earlier?.count ?? 0) + 1,
        lastAtMs: atMs,
        code: failure.code,
        message: failure.message.slice(0, MESSAGE_LENGTH_MAX),
      },
    ];
  });
  return [...kept, ...failed].slice(-ATTEMPTS_MAX);
}

function failureIn({ outcome }: StepReport): StepFailure | undefined {
  return outcome.kind === 'failed' && !BLAMELESS_CODES.has(outcome.failure.code)
    ? outcome.failure
    : undefined;
}

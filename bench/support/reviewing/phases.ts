import { jsonAnswer } from '../../../host-agent/commands/json-answer';
import { renderPage } from '../../../host-agent/commands/page/render-page';
import { renderReview } from '../../../host-agent/commands/rendering/review';
import { hostReviewFacts } from '../../../host-agent/commands/rendering/review-facts';
import { renderReviewMarkdown } from '../../../host-agent/commands/rendering/review-markdown';
import { paintWith } from '../../../host-agent/commands/terminal/paint';
import { wrapLines } from '../../../host-agent/commands/terminal/wrap';
import { tellReview, type ToldReview } from '../../../host-agent/commands/told';
import { reviewHosts, USUAL_SIZE, type HostReview, type ReviewedPlan } from '../../../host-agent/review';
import { canonicalBytes, parsePlan, planDigest } from '../../../lib/plan';
import { changedPlans, sharesOf } from './plans';

/** What is measured, in the order in which it is done. `parse only` is the floor: reading the two documents without a look at them. */
export const PHASES = [
  'parse only',
  'read',
  'review',
  'tell',
  'terminal',
  'markdown',
  'page',
  'json',
] as const;
export type Phase = (typeof PHASES)[number];

/** One step of a review; `check` throws when it has not been done. */
export interface PhaseRun {
  readonly phase: Phase;
  readonly work: () => void;
  readonly check: () => void;
}

/** As wide as many terminals are: everything is looked at, and some lines are wrapped. */
const COLUMNS = 120;

/** The phases of one review of two plans, each of which goes on from the one before. */
export function phasesOf(machines: number, changed: number): readonly PhaseRun[] {
  const { base, head } = changedPlans(machines, changed);
  const [older, newer] = [canonicalBytes(base.plan), canonicalBytes(head.plan)];
  let parsed: readonly unknown[] = [];
  let plans: readonly ReviewedPlan[] = [];
  let reviews: readonly HostReview[] = [];
  let told: ToldReview | undefined;
  let text = '';
  const paint = paintWith(true);
  const written = (phase: Phase, render: (review: ToldReview) => string): PhaseRun => ({
    phase,
    work: () => (text = told === undefined ? '' : render(told)),
    check: () => expect(text.includes('machine-'), `${phase}: no machine is named`),
  });
  return [
    {
      phase: 'parse only',
      work: () => {
        parsed = [older, newer].map((bytes): unknown => JSON.parse(Buffer.from(bytes).toString()));
      },
      check: () => expect(parsed.length === 2, 'two documents'),
    },
    {
      phase: 'read',
      work: () => (plans = [older, newer].map(readPlan)),
      check: () =>
        expect(plans.map(({ digest }) => digest).join() === `${base.digest},${head.digest}`, 'plans'),
    },
    {
      phase: 'review',
      work: () => (reviews = reviewHosts(plans.slice(0, 1), plans.slice(1))),
      check: () => expectChanges(reviews, changed),
    },
    {
      phase: 'tell',
      work: () => (told = tellReview({ base: 'base', head: 'head', reviews, findings: [], unchecked: [] })),
      check: () => expect(told?.hosts.length === 1, 'one host is told'),
    },
    written('terminal', (review) => wrapLines(renderReview(review, paint), COLUMNS)),
    written('markdown', renderReviewMarkdown),
    written('page', renderPage),
    written('json', () =>
      jsonAnswer('review', { hosts: reviews.map((review) => hostReviewFacts(review, USUAL_SIZE)) }),
    ),
  ];
}

/** As the command reads a plan. */
function readPlan(bytes: Uint8Array): ReviewedPlan {
  const result = parsePlan(bytes);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('; '));
  return { plan: result.plan, digest: planDigest(result.plan) };
}

function expectChanges([review]: readonly HostReview[], changed: number): void {
  if (review === undefined || review.kind === 'gone') throw new Error('the host is gone');
  const { steps, refusals } = review.changePlan;
  const kinds = new Map<string, number>();
  for (const { action } of steps) kinds.set(action.kind, (kinds.get(action.kind) ?? 0) + 1);
  const { grown, restarted, created, deleted } = sharesOf(changed);
  const counts = ['set-vcpus', 'stop-machine', 'start-machine', 'delete-machine'].map(
    (kind) => kinds.get(kind) ?? 0,
  );
  const wanted = [grown, restarted + deleted, restarted + created, deleted];
  expect(
    counts.join() === wanted.join() && refusals.length === 0,
    `${counts.join()} instead of ${wanted.join()}`,
  );
}

function expect(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not what is measured: ${what}`);
}

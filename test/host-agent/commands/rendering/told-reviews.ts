import type {
  ToldAllocation,
  ToldHost,
  ToldLine,
  ToldObject,
  ToldReview,
} from '../../../../host-agent/commands/told';
import { summaryInWords } from '../../../../host-agent/commands/wording';
import { samplePlan } from '../../planner/sample-plan';

/** How large and how hostile a made-up review is. */
export interface ReviewShape {
  readonly hosts: number;
  readonly objects: number;
  /** Changes, steps and refusals of each object, and lines of each list. */
  readonly lines: number;
  /** Stands wherever text of others may stand. */
  readonly text: string;
}

type Impact = NonNullable<ToldObject['impact']>;
const IMPACTS: readonly Impact[] = ['live', 'next-boot', 'restart', 'replace', 'destroy'];

/** A review of any size, with every part that there is. */
export function toldReview(shape: ReviewShape): ToldReview {
  const { text } = shape;
  return {
    base: text,
    head: text,
    hosts: times(shape.hosts, (index) => toldHost(shape, index)),
    failing: lines(shape, 'failing'),
    unchecked: lines(shape, 'unchecked'),
    closing: `${shape.hosts} hosts`,
  };
}

function toldHost(shape: ReviewShape, index: number): ToldHost {
  const objects = times(shape.objects, (number) => toldObject(shape, index, number));
  const counts = { create: 0, change: objects.length, restart: 0, destroy: 0, refused: 0 };
  return {
    kind: 'kept',
    name: `host-${index}`,
    fleet: 'lab',
    baseDigest: 'a'.repeat(64),
    headDigest: 'b'.repeat(64),
    basis: { kind: 'plan', text: `basis ${shape.text}` },
    counts,
    summary: summaryInWords(counts),
    isChanged: objects.length > 0,
    objects,
    steps: objects.flatMap(({ steps }) => steps),
    concerns: lines(shape, `concern-${index}`),
    drift: lines(shape, `drift-${index}`),
    pendingRestarts: lines(shape, `pending-${index}`),
    warnings: lines(shape, `warning-${index}`),
    assumptions: lines(shape, `assumption-${index}`),
    allocations: [allocation('vcpus', 'vCPUs'), allocation('memoryMiB', shape.text)],
    fit: { kind: 'fit', text: 'Some would fit.' },
    addresses: [{ network: 'lan', subnet: '10.0.0.0/24', fixed: '1', dynamic: '2', free: '3' }],
    topology: { head: samplePlan(), marks: new Map() },
  };
}

function toldObject(shape: ReviewShape, host: number, number: number): ToldObject {
  const { text } = shape;
  const impact = IMPACTS[number % IMPACTS.length] ?? 'live';
  const subject = { kind: 'machine', name: `m${number}` } as const;
  return {
    mark: '~',
    subject,
    name: `machine h${host}-m${number}`,
    impact,
    label: impact,
    changes: times(shape.lines, (index) => ({
      kind: 'vcpus.current',
      field: `field ${index}`,
      from: text,
      to: text,
      impact,
      label: impact,
    })),
    facts: [],
    steps: times(shape.lines, (index) => ({
      id: `set-vcpus:${host}/${number}/${index}`,
      kind: 'set-vcpus' as const,
      position: index + 1,
      text: `step ${text}`,
      impact,
      subject,
      after: [],
      notes: [`note ${text}`],
    })),
    refusals: times(Math.min(1, shape.lines), () => ({
      kind: 'protected' as const,
      subject,
      why: `why ${text}`,
      instead: `instead ${text}`,
    })),
  };
}

function allocation(kind: ToldAllocation['kind'], name: string): ToldAllocation {
  const numbers = { before: 1, after: 2, capacity: 4, limit: 4 };
  return { kind, name, before: '1', after: '2', capacity: '4', overcommit: '×1', limit: '4', numbers };
}

function lines({ lines: count, text }: ReviewShape, kind: string): readonly ToldLine[] {
  return times(count, (index) => ({ kind, text: `${kind} ${index} ${text}` }));
}

function times<Value>(count: number, make: (index: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

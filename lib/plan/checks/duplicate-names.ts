import type { PlanMachine } from '../document/machine';
import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { allDiffer, collect, duplicates, NONE, type Check, type Claim, type Named } from './check';

/** Names identify objects of a kind on the host, and disks, CD drives and NICs within their machine; disks and drives together. */
export const duplicateNames: Check = (plan) => [
  ...(KINDS.every((kind) => allDiffer<Named>(plan[`${kind}s`], ({ name }) => name))
    ? NONE
    : duplicates(objectClaims(plan), 'duplicate-name', WORDS)),
  ...collect(plan.machines, duplicateParts),
];

const KINDS = ['pool', 'image', 'network', 'machine'] as const;
const WORDS = { what: 'name', advice: 'Give one of them another name.' };

function* objectClaims(plan: Plan): Generator<Claim> {
  for (const kind of KINDS) {
    for (const [index, { name, key }] of plan[`${kind}s`].entries()) {
      yield {
        value: name,
        scope: kind,
        place: () => ({ path: `$.${kind}s[${index}].name`, owner: `${kind} ${index + 1}`, key }),
      };
    }
  }
}

function duplicateParts(machine: PlanMachine, index: number): readonly PlanProblem[] {
  const { disks, cdroms, nics } = machine;
  const media = cdroms.length === 0 ? disks : [...disks, ...cdroms];
  if (!hasTwins(media) && !hasTwins(nics)) return NONE;
  return duplicates(partClaims(machine, index), 'duplicate-name', WORDS);
}

/** Whether two have one name. A machine's parts are few, and nearly always have names of their own. */
function hasTwins(items: readonly Named[]): boolean {
  for (let right = 1; right < items.length; right += 1) {
    const name = items[right]?.name;
    for (let left = 0; left < right; left += 1) if (items[left]?.name === name) return true;
  }
  return false;
}

function* partClaims(machine: PlanMachine, index: number): Generator<Claim> {
  for (const { kind, scope, word } of PARTS) {
    for (const [position, { name }] of machine[kind].entries()) {
      yield {
        value: name,
        scope,
        place: () => ({
          path: `$.machines[${index}].${kind}[${position}].name`,
          owner: `${word} ${position + 1} of machine "${machine.name}"`,
          key: machine.key,
        }),
      };
    }
  }
}

/** A boot order names disks and CD drives alike, so they share their names. */
const PARTS = [
  { kind: 'disks', scope: 'disk', word: 'disk' },
  { kind: 'cdroms', scope: 'disk', word: 'CD drive' },
  { kind: 'nics', scope: 'nic', word: 'NIC' },
] as const;

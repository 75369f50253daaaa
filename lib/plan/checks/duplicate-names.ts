import type { Plan } from '../document/plan';
import { duplicates, scoped, type Check, type Claim } from './check';

/** Names identify objects of a kind on the host, and disks, CD drives and NICs within their machine; disks and drives together. */
export const duplicateNames: Check = (plan) =>
  duplicates(nameClaims(plan), 'duplicate-name', {
    what: 'name',
    advice: 'Give one of them another name.',
  });

function* nameClaims(plan: Plan): Generator<Claim> {
  for (const kind of ['pool', 'image', 'network', 'machine'] as const) {
    for (const [index, item] of plan[`${kind}s`].entries()) {
      const path = `$.${kind}s[${index}]`;
      yield {
        value: scoped(kind, item.name),
        path: `${path}.name`,
        owner: `${kind} ${index + 1}`,
        key: item.key,
      };
    }
  }
  for (const [index, machine] of plan.machines.entries()) {
    for (const { kind, scope, word } of PARTS) {
      for (const [position, item] of machine[kind].entries()) {
        yield {
          value: scoped(`${index} ${scope}`, item.name),
          path: `$.machines[${index}].${kind}[${position}].name`,
          owner: `${word} ${position + 1} of machine "${machine.name}"`,
          key: machine.key,
        };
      }
    }
  }
}

/** A boot order names disks and CD drives alike, so they share their names. */
const PARTS = [
  { kind: 'disks', scope: 'disk', word: 'disk' },
  { kind: 'cdroms', scope: 'disk', word: 'CD drive' },
  { kind: 'nics', scope: 'nic', word: 'NIC' },
] as const;

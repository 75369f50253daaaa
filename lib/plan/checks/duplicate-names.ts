import type { Plan } from '../document/plan';
import { duplicates, scoped, type Check, type Claim } from './check';

/** Names identify objects of a kind on the host, and disks and NICs within their machine. */
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
    for (const kind of ['disk', 'nic'] as const) {
      for (const [position, item] of machine[`${kind}s`].entries()) {
        yield {
          value: scoped(`${index} ${kind}`, item.name),
          path: `$.machines[${index}].${kind}s[${position}].name`,
          owner: `${kind === 'nic' ? 'NIC' : kind} ${position + 1} of machine "${machine.name}"`,
          key: machine.key,
        };
      }
    }
  }
}

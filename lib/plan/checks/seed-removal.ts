import { collect, NONE, problem, type Check } from './check';

/** A seed is removed when the guest has done what it says, so there has to be a way to tell. */
export const seedRemoval: Check = (plan) =>
  collect(plan.machines, ({ name, key, cloudInit, guestAgent, readiness }, index) => {
    if (cloudInit?.afterFirstBoot !== 'remove' || guestAgent || readiness.checks.length > 0) return NONE;
    return [
      problem(
        'seed-removal-impossible',
        { path: `$.machines[${index}].cloudInit.afterFirstBoot`, key },
        `the cloud-init seed of machine "${name}" is to be removed after the first boot, and nothing tells when that is over`,
        'Give the machine a guest agent, or a readiness check that holds only when cloud-init is done.',
      ),
    ];
  });

import { collect, NONE, problem, type Check } from './check';

/** What is done inside the guest goes through its agent, so there must be a channel to it. */
export const guestHelp: Check = (plan) =>
  collect(plan.machines, ({ name, key, guest, guestAgent }, index) => {
    if (guestAgent) return NONE;
    return (['growRoot', 'onlineCpus', 'onlineMemory'] as const).flatMap((help) => {
      if (!guest[help]) return [];
      const at = { path: `$.machines[${index}].guest.${help}`, key };
      const message = `machine "${name}" asks for "${help}" and has no guest agent channel`;
      return [problem('guest-help-impossible', at, message, 'Turn the guest agent on, or leave this out.')];
    });
  });

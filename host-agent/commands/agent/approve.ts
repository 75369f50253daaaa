import type { ChangePlan } from '../../planner';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { EXIT } from '../exit-codes';
import { approvalDigest } from './approval';

/** On whose word changes are made. */
export interface ApprovalOptions {
  /** Do not ask. */
  readonly yes?: boolean;
  /** Digest of the changes that somebody has looked at, or a file with that of each host. */
  readonly approve?: string;
}

/** Nobody is there to ask, or whoever is there said no. @throws CommandFailure */
export async function requireYes(
  { terminal }: CommandContext,
  options: ApprovalOptions & { readonly json?: boolean },
  asking: { readonly command: 'apply' | 'destroy'; readonly question: string; readonly shown: ChangePlan },
): Promise<void> {
  if (options.yes === true) return;
  if (!terminal.canAsk || options.json === true) {
    throw new CommandFailure({
      code: 'not-approved',
      message: 'Nothing was done: there is nobody to ask.',
      advice: adviceFor(asking.command, approvalDigest(asking.shown)),
      exitCode: EXIT.refused,
    });
  }
  if (await terminal.ask(asking.question)) return;
  throw new CommandFailure({ code: 'not-approved', message: 'Nothing was done.', exitCode: EXIT.refused });
}

/** What was approved is what was shown: when the host moved while the question stood, nothing is done. @throws CommandFailure */
export function requireUnchanged(shown: ChangePlan, now: ChangePlan): void {
  if (approvalDigest(shown) === approvalDigest(now)) return;
  throw new CommandFailure({
    code: 'host-changed',
    message: 'Nothing was done: the host has changed since the changes were shown.',
    advice: 'Run the command again and look at the new changes.',
    exitCode: EXIT.refused,
  });
}

function adviceFor(command: 'apply' | 'destroy', digest: string): string {
  const exactly = `\`fleetwright ${command} --approve ${digest}\` does exactly this`;
  return command === 'apply'
    ? `${exactly}; \`fleetwright apply --yes\` does what running guests do not notice.`
    : `${exactly}; \`fleetwright destroy --yes\` does not ask.`;
}

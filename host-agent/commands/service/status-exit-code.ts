import type { AgentStatus, ConditionReason } from '../../service';
import { EXIT, type ExitCode } from '../exit-codes';

/** What each reason for not being ready comes to: `pending` where waiting or an approval is all that it takes. */
const NOT_READY: Readonly<Record<ConditionReason, ExitCode>> = {
  AsReleased: EXIT.ok,
  NoRelease: EXIT.pending,
  Changing: EXIT.pending,
  HeldBack: EXIT.pending,
  Drifted: EXIT.pending,
  Refused: EXIT.failed,
  StepsFailed: EXIT.failed,
  AttemptsExhausted: EXIT.failed,
  HealthGateFailed: EXIT.failed,
  LibvirtUnreachable: EXIT.failed,
  StateUnusable: EXIT.failed,
  SuspendedByOperator: EXIT.pending,
  NotSuspended: EXIT.pending,
  Idle: EXIT.pending,
  SignatureTrusted: EXIT.pending,
  UnsignedAllowed: EXIT.pending,
  ReleaseRefused: EXIT.refused,
  TrustLost: EXIT.refused,
  SourceFailing: EXIT.failed,
};

/** 3 what is offered or in force is not trusted, 0 the host is as released, 1 it failed, 2 it is under way or held back. */
export function statusExitCode({ conditions }: Pick<AgentStatus, 'conditions'>): ExitCode {
  const find = (name: string) => conditions.find((condition) => condition.name === name);
  if (find('Trusted')?.status === 'false') return EXIT.refused;
  const ready = find('Ready');
  if (ready === undefined) return EXIT.failed;
  if (ready.status === 'true') return EXIT.ok;
  return find('Stalled')?.status === 'true' ? EXIT.failed : NOT_READY[ready.reason];
}

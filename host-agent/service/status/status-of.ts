import { conditionsOf } from './conditions';
import { machinesOf, poolsOf, unmanagedMachinesOf } from './machines';
import { STATUS_VERSION, type AgentStatus, type GateStatus } from './types';
import type { StatusView } from './view';

/** The status at a moment: pure, so that whoever asks gets the truth of that moment. */
export function statusOf(view: StatusView, nowMs: number): AgentStatus {
  const { agentVersion, fleet, host, uri, startedAtMs, phase, memory, look } = view;
  const gate = gateOf(view);
  return {
    version: STATUS_VERSION,
    agentVersion,
    fleet,
    host,
    uri,
    startedAtMs,
    writtenAtMs: nowMs,
    phase,
    ...(view.progress === undefined ? {} : { progress: view.progress }),
    conditions: conditionsOf(view, nowMs),
    source: view.source,
    ...(memory?.accepted === undefined ? {} : { release: memory.accepted }),
    ...(view.refusedRelease === undefined ? {} : { refusedRelease: view.refusedRelease }),
    generations: {
      observed: Math.max(view.observedGeneration, memory?.accepted?.generation ?? 0),
      accepted: memory?.accepted?.generation ?? 0,
      attempted: memory?.attemptedGeneration ?? 0,
      applied: memory?.appliedGeneration ?? 0,
    },
    ...(memory?.suspended === undefined ? {} : { suspended: memory.suspended }),
    ...(gate === undefined ? {} : { gate }),
    ...(view.retry === undefined ? {} : { retry: view.retry }),
    maintenance: view.maintenance,
    ...(look === undefined || look.decision.heldBack.length === 0
      ? {}
      : { approvable: look.decision.approvalDigest }),
    drift: look?.decision.drift ?? [],
    heldBack: look?.decision.heldBack ?? [],
    refusals: look?.decision.full.refusals ?? [],
    warnings: look?.decision.full.warnings ?? [],
    pendingRestarts: pendingRestartsOf(view),
    results: memory?.results ?? [],
    ...foundOf(view),
    findings: view.findings,
  };
}

function gateOf({ memory, gateUntilMs, gateAction }: StatusView): GateStatus | undefined {
  const gate = memory?.gate;
  if (gate === undefined) return undefined;
  const { kind, machines, sinceMs } = gate;
  return kind === 'failed'
    ? { kind, machines, sinceMs, action: gateAction }
    : { kind, machines, untilMs: gateUntilMs ?? sinceMs };
}

function pendingRestartsOf({ look }: StatusView): AgentStatus['pendingRestarts'] {
  const warnings = look?.decision.full.warnings ?? [];
  return warnings.flatMap(({ code, subject, facts }) => {
    const fields = facts['fields'];
    return code === 'pending-restart' && typeof fields === 'object'
      ? [{ machine: subject.name, fields }]
      : [];
  });
}

/** What stands on the host, as far as it was ever looked at. */
function foundOf(view: StatusView): Pick<AgentStatus, 'capacity' | 'machines' | 'unmanagedMachines'> {
  const { inventory, look, ready } = view;
  if (inventory === undefined) return { machines: [], unmanagedMachines: [] };
  const allocation = look?.decision.full.allocation;
  return {
    ...(allocation === undefined
      ? {}
      : {
          capacity: { used: allocation.before, limit: allocation.capacity, pools: poolsOf(inventory) },
        }),
    machines: machinesOf(inventory, look?.plan, ready),
    unmanagedMachines: unmanagedMachinesOf(inventory, view),
  };
}

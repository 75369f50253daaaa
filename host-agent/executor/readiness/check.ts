import type { PlanMachine, PlanReadinessCheck } from '../../../lib/plan';
import type { DomainReference } from '../../libvirt';
import type { AgentContext } from '../guest/command';
import { seeAddress } from './address';
import { seeCloudInit } from './cloud-init';
import { seeGuestAgent } from './guest-agent';
import { seeTcp } from './tcp';

/** What one look at a machine showed. */
export interface Sight {
  readonly ready: boolean;
  /** In words, for the outcome: "no lease for 52:54:00:…". */
  readonly seen: string;
  /** True when waiting longer cannot help. */
  readonly final?: boolean;
}

export interface ReadinessQuestion {
  readonly context: AgentContext;
  readonly machine: PlanMachine;
  readonly domain: DomainReference;
}

/** Looks once whether a check holds. */
export function lookAt(question: ReadinessQuestion, check: PlanReadinessCheck): Promise<Sight> {
  switch (check.kind) {
    case 'address':
      return seeAddress(question, check.nic);
    case 'tcp':
      return seeTcp(question, check.nic, check.port);
    case 'guest-agent':
      return seeGuestAgent(question);
    case 'cloud-init':
      return seeCloudInit(question);
  }
}

/** `tcp lan:22`, for messages. */
export function nameOfCheck(check: PlanReadinessCheck): string {
  switch (check.kind) {
    case 'address':
      return `address of ${check.nic}`;
    case 'tcp':
      return `TCP port ${check.port} on ${check.nic}`;
    case 'guest-agent':
      return 'guest agent';
    case 'cloud-init':
      return 'cloud-init';
  }
}

import type { StepAction } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import { executeComputeAction, type ComputeAction } from './live-compute';
import { executeLiveDiskAction, type LiveDiskAction } from './live-disks';
import { executeLiveNicAction, type LiveNicAction } from './live-nics';
import { executeMachineAction, type MachineAction } from './machine-actions';
import { executeNetworkAction, type NetworkAction } from './network-actions';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure } from './state';
import { executeStorageAction, type StorageAction } from './storage-actions';

/**
 * Does one step on the simulated host, as an executor would: what is so already is left, what the world refuses throws
 * `SimulatedFailure`, and what would do harm throws `SimulatedHarm`.
 */
export function execute(host: SimulatedHost, plan: Plan, action: StepAction): void {
  if (host.faults.has(action.kind)) throw new SimulatedFailure(`${action.kind} fails here`);
  switch (action.kind) {
    case 'create-pool':
    case 'start-pool':
    case 'set-pool-autostart':
    case 'delete-pool':
    case 'fetch-image':
    case 'delete-image':
    case 'create-disk':
    case 'grow-disk':
    case 'write-seed':
    case 'trash-volume':
    case 'retire-seed':
    case 'delete-seed':
    case 'empty-trash':
      executeStorageAction(host, plan, action satisfies StorageAction);
      return;
    case 'create-network':
    case 'redefine-network':
    case 'start-network':
    case 'restart-network':
    case 'update-network-entries':
    case 'set-network-autostart':
    case 'delete-network':
      executeNetworkAction(host, plan, action satisfies NetworkAction);
      return;
    case 'define-machine':
    case 'set-machine-mark':
    case 'set-machine-autostart':
    case 'rename-machine':
    case 'start-machine':
    case 'resume-machine':
    case 'stop-machine':
    case 'await-machine':
    case 'delete-machine':
      executeMachineAction(host, plan, action satisfies MachineAction);
      return;
    case 'set-vcpus':
    case 'set-guest-vcpus':
    case 'set-memory':
    case 'tune-cpu':
      executeComputeAction(host, action satisfies ComputeAction);
      return;
    case 'attach-disk':
    case 'detach-disk':
    case 'grow-attached-disk':
    case 'limit-disk':
    case 'change-medium':
      executeLiveDiskAction(host, plan, action satisfies LiveDiskAction);
      return;
    case 'attach-nic':
    case 'detach-nic':
    case 'update-nic':
      executeLiveNicAction(host, action satisfies LiveNicAction);
      return;
    case 'wait-start-delay':
      return;
  }
}

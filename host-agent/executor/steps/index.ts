/** One file for each family of steps; this table says which step is carried out by which. */
import type { StepAction } from '../../planner';
import { defineMachine } from './define-machine';
import { createDisk, growDisk } from './disks';
import { setGuestVcpus } from './guest-vcpus';
import { deleteImage, fetchImageStep } from './images';
import { attachDisk } from './live/attach-disk';
import { attachNic } from './live/attach-nic';
import { changeMedium } from './live/change-medium';
import { detachDisk } from './live/detach-disk';
import { detachNic } from './live/detach-nic';
import { growAttachedDisk } from './live/grow-attached-disk';
import { limitDisk } from './live/limit-disk';
import { updateNic } from './live/update-nic';
import { deleteMachine, resumeMachine, setMachineAutostart, setMachineMark, startMachine } from './machines';
import { setMemory } from './memory';
import { updateNetworkEntries } from './network-entries';
import {
  createNetwork,
  deleteNetwork,
  redefineNetwork,
  restartNetwork,
  setNetworkAutostart,
  startNetwork,
} from './networks';
import { createPool, deletePool, setPoolAutostart, startPool } from './pools';
import type { StepContext, StepProcedure } from './procedure';
import { awaitMachine } from './readiness';
import { renameMachine } from './rename-machine';
import { retireSeed } from './retire-seed';
import { deleteSeed, writeSeed } from './seeds';
import { stopMachine } from './stop-machine';
import { emptyTrash, trashVolume } from './trash';
import { tuneCpu } from './tune-cpu';
import { setVcpus } from './vcpus';
import { waitStartDelay } from './wait-start-delay';

type Table = {
  readonly [Kind in StepAction['kind']]: (
    context: StepContext,
    action: Extract<StepAction, { readonly kind: Kind }>,
  ) => StepProcedure;
};

const procedures: Table = {
  'create-pool': (context, { pool }) => createPool(context, pool),
  'start-pool': (context, { pool }) => startPool(context, pool),
  'set-pool-autostart': (context, { pool }) => setPoolAutostart(context, pool),
  'delete-pool': (context, { pool }) => deletePool(context, pool),
  'fetch-image': (context, { image }) => fetchImageStep(context, image),
  'delete-image': deleteImage,
  'create-network': (context, { network }) => createNetwork(context, network),
  'redefine-network': (context, { network }) => redefineNetwork(context, network),
  'start-network': (context, { network }) => startNetwork(context, network),
  'restart-network': (context, { network }) => restartNetwork(context, network),
  'update-network-entries': (context, { network, changes }) =>
    updateNetworkEntries(context, network, changes),
  'set-network-autostart': (context, { network }) => setNetworkAutostart(context, network),
  'delete-network': (context, { network }) => deleteNetwork(context, network),
  'create-disk': (context, { machine, disk }) => createDisk(context, machine, disk),
  'grow-disk': (context, { machine, disk }) => growDisk(context, machine, disk),
  'write-seed': (context, { machine }) => writeSeed(context, machine),
  'define-machine': defineMachine,
  'rename-machine': (context, { machine, from }) => renameMachine(context, machine, from),
  'set-machine-mark': setMachineMark,
  'set-machine-autostart': (context, { machine }) => setMachineAutostart(context, machine),
  'set-vcpus': (context, { machine }) => setVcpus(context, machine),
  'set-guest-vcpus': (context, { machine }) => setGuestVcpus(context, machine),
  'set-memory': setMemory,
  'tune-cpu': (context, { machine }) => tuneCpu(context, machine),
  'attach-disk': (context, { machine, disk }) => attachDisk(context, machine, disk),
  'detach-disk': detachDisk,
  'grow-attached-disk': (context, { machine, disk }) => growAttachedDisk(context, machine, disk),
  'limit-disk': (context, { machine, disk }) => limitDisk(context, machine, disk),
  'change-medium': changeMedium,
  'attach-nic': (context, { machine, nic }) => attachNic(context, machine, nic),
  'detach-nic': detachNic,
  'update-nic': updateNic,
  'start-machine': (context, { machine }) => startMachine(context, machine),
  'wait-start-delay': (context, { seconds }) => waitStartDelay(context, seconds),
  'resume-machine': (context, { machine }) => resumeMachine(context, machine),
  'stop-machine': (context, { machine }) => stopMachine(context, machine),
  'await-machine': (context, { machine }) => awaitMachine(context, machine),
  'delete-machine': (context, { machine }) => deleteMachine(context, machine),
  'trash-volume': trashVolume,
  'retire-seed': retireSeed,
  'delete-seed': deleteSeed,
  'empty-trash': emptyTrash,
};

/** How to carry out a step. */
export function procedureOf<Kind extends StepAction['kind']>(
  context: StepContext,
  action: Extract<StepAction, { readonly kind: Kind }> & { readonly kind: Kind },
): StepProcedure {
  return procedures[action.kind](context, action);
}

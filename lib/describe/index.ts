/**
 * One mapping for both engines: plan objects to libvirt-shaped descriptions. Pure; what only the host knows (how it can
 * accelerate, which emulator it has) is an argument. The agent writes the descriptions as XML, the Terraform road as attributes.
 */
export type * from './shapes';
export { describeMachine, serialLogPath, type MachineContext } from './machine';
export { firmwareVariablesPath } from './firmware';
export { sparePciSlots } from './controllers';
export { diskTargets } from './disk-targets';
export { describeCdrom, describeAttachedDisk, describeSeedDrive } from './disks';
export { describeSeedFiles, type SeedFiles } from './cloud-init';
export { describeDiskTuning } from './disk-tuning';
export { describeNic } from './nics';
export { describeMemoryDevice } from './memory';
export { describeNetwork } from './network';
export { describeDiskVolume, describeImageVolume, describePool, describeSeedVolume } from './storage';
export { describeMark, describeMarkUpdate } from './mark';

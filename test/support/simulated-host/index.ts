/** A KVM host in memory that steps can be carried out on: written against libvirt's behaviour, not against the planner. */
export { execute } from './execute';
export { allocationOf, imagePath, pathOf, runningFrom, settingsOf } from './definitions';
export { givenMiBOf, hasAgent, onlineVcpusOf } from './guest';
export { startMachine, stopMachine } from './machine-actions';
export { stopNetwork } from './network-actions';
export { SimulatedHost, type SimulatedAgent } from './simulated-host';
export {
  newMachine,
  SimulatedFailure,
  SimulatedHarm,
  type Happening,
  type SimulatedFile,
  type SimulatedMachine,
  type SimulatedNetwork,
  type SimulatedPool,
} from './state';

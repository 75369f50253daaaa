import type { LiveMachineAction } from '../change-plan';

/** The id of the step that a live action becomes, known before the step is made: its failures are counted by it. */
export function liveStepId(action: LiveMachineAction): string {
  return `${action.kind}:${liveStepSuffix(action)}`;
}

/** What a live step changes, by name: one step for each of these and kind. */
export function liveStepSuffix(action: LiveMachineAction): string {
  const { name } = action.machine;
  switch (action.kind) {
    case 'attach-disk':
    case 'grow-attached-disk':
    case 'limit-disk':
      return `${name}/${action.disk.name}`;
    case 'detach-disk':
      return `${name}/${action.disk.target}`;
    case 'change-medium':
      return `${name}/${action.target}`;
    case 'attach-nic':
    case 'update-nic':
      return `${name}/${action.nic.name}`;
    case 'detach-nic':
      return `${name}/${action.mac}`;
    case 'set-vcpus':
    case 'set-guest-vcpus':
    case 'set-memory':
    case 'tune-cpu':
      return name;
  }
}

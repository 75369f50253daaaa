import type { SandboxStatus } from '../../sandbox';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import { tableLines } from './table';

/** How to use a sandbox that runs. */
export function renderSandboxUse(status: SandboxStatus, alreadyUp: boolean, paint: Paint): string {
  const uri = plain(status.uri);
  return [
    paint('strong', `sandbox ${status.name} ${alreadyUp ? 'runs already' : 'is up'}`),
    `  connect        ${uri}`,
    `  pools in       ${plain(status.poolDirectory)}`,
    `  images in      ${plain(status.imagesDirectory)}`,
    '',
    'use it',
    `  fleetwright --sandbox ${status.name} diff`,
    `  fleetwright --sandbox ${status.name} apply`,
    `  virsh -c '${uri}' list --all`,
    ...(status.enter === undefined ? [] : [`  ${status.enter.map(plain).join(' ')} ip address`]),
    '',
    `remove it: fleetwright sandbox down ${status.name}`,
  ].join('\n');
}

/** A line for each sandbox. */
export function renderSandboxes(sandboxes: readonly SandboxStatus[], paint: Paint): string {
  if (sandboxes.length === 0) return 'There are no sandboxes. Start one with `fleetwright sandbox up`.';
  const [header = '', ...rows] = tableLines(
    [{ title: 'name' }, { title: 'state' }, { title: 'connect' }],
    sandboxes.map(({ name, state, uri }) => [name, state, plain(uri)]),
  );
  return [paint('faint', header), ...rows].join('\n');
}

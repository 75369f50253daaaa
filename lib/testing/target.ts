import { Host } from '../fleet';
import { App } from '../synth';

/**
 * The app and the host that a program hands over as one: a host, or an app that has only one.
 * @throws RangeError when it is not clear which host is meant.
 */
export function targetOf(target: Host | App, wanted: string): { readonly app: App; readonly host: Host } {
  const app = target instanceof App ? target : target.node.root;
  if (!(app instanceof App)) throw new RangeError('the host does not belong to an App of fleetwright');
  if (target instanceof Host) return { app, host: target };
  const hosts = app.node.findAll().filter((construct) => construct instanceof Host);
  const [only, another] = hosts;
  if (only !== undefined && another === undefined) return { app, host: only };
  const names = hosts.length === 0 ? '' : ` (${hosts.map((host) => host.name).join(', ')})`;
  throw new RangeError(`the app has ${hosts.length} hosts${names}: give ${wanted} the one that is meant`);
}

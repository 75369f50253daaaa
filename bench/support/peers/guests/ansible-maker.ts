import type { GuestsHost } from './guests-host';
import type { Maker } from './makers';
export async function ansibleMaker(_host: GuestsHost): Promise<Maker> {
  return { name: 'ansible', role: 'peer', missing: 'later', create: async () => {}, destroy: async () => {} };
}

import type { GuestsHost } from './guests-host';
import type { Maker } from './makers';
export async function vagrantMaker(_host: GuestsHost): Promise<Maker> {
  return { name: 'vagrant', role: 'peer', missing: 'later', create: async () => {}, destroy: async () => {} };
}

import type { GuestsHost } from './guests-host';
import type { Maker } from './makers';
export async function virtInstallMaker(_host: GuestsHost): Promise<Maker> {
  return {
    name: 'virt-install',
    role: 'peer',
    missing: 'later',
    create: async () => {},
    destroy: async () => {},
  };
}

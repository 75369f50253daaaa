import { labMachine, labNic } from '../../host-agent/live/lab';
import type { FaultScenario } from '../types';
import { labPlan, managed } from './lab-plan';

/** One network gets entries while it runs; the other needs another definition, and the guest on it is plugged in again. */
export const changeNetwork: FaultScenario = {
  name: 'change-network',
  title: 'Change a network',
  needsGuests: true,
  plans: (stage) => {
    const machines = [labMachine('web', 11, { nics: [labNic('lan', 11), labNic('dmz', 11)] })];
    return {
      before: labPlan(stage, machines),
      after: labPlan(stage, machines, (draft) => {
        const [lan, dmz] = [managed(draft, 'lan'), managed(draft, 'dmz')];
        const printer = { mac: '52:54:00:00:00:77', name: 'printer', address: '10.94.1.77' };
        lan.ipv4?.reservations.push(printer);
        lan.dns.hosts.push({ address: printer.address, names: ['printer.lan.test'] });
        dmz.dns.domain = 'other.test';
      }),
    };
  },
};

import { describeNetwork } from '../../../lib/describe';
import { markOfNetwork, type MarkOrigin, type Plan, type PlanNetwork } from '../../../lib/plan';
import { networkSettingsOf, type ActualNetwork } from '../../inventory';

/** A network of the plan as an inventory shows it. */
export function expectedNetwork(network: PlanNetwork, plan: Plan, origin: MarkOrigin): ActualNetwork {
  const settings = networkSettingsOf(describeNetwork(plan, network));
  return {
    name: network.name,
    uuid: network.uuid,
    ownership: { kind: 'ours', mark: markOfNetwork(plan, network, origin) },
    active: true,
    persistent: true,
    autostart: network.autostart,
    running: settings,
    stored: settings,
  };
}

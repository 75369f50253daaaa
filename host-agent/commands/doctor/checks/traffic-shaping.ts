import { plain } from '../../terminal/plain';
import { NOT_THIS_MACHINE, type Check } from '../check';

export const trafficShaping: Check = {
  id: 'traffic-shaping',
  title: 'NICs can be limited',
  run: ({ trafficShaping: ability, plan }) => {
    if (ability === undefined) return NOT_THIS_MACHINE;
    const finding = ability.reasons.map(plain).join('; ');
    if (ability.usable === undefined) return { status: 'skipped', finding };
    if (ability.usable) return { status: 'ok', finding };
    const wanted =
      plan?.machines.some((machine) => machine.nics.some((nic) => nic.bandwidth !== undefined)) ?? false;
    if (plan !== undefined && !wanted) {
      return { status: 'ok', finding: `${finding}; no NIC of the plan has a bandwidth limit` };
    }
    return {
      status: wanted ? 'fail' : 'warn',
      finding: wanted ? `${finding}, and the plan limits the bandwidth of a NIC` : finding,
      advice: 'Use a kernel that has what is missing, or limit no NIC.',
    };
  },
};

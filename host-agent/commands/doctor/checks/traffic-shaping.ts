import { plain } from '../../terminal/plain';
import { NOT_THIS_MACHINE, type Check } from '../check';

export const trafficShaping: Check = {
  id: 'traffic-shaping',
  title: 'NICs can be limited',
  run: ({ trafficShaping: ability, plan }) => {
    if (ability?.usable === undefined) return NOT_THIS_MACHINE;
    if (ability.usable) return { status: 'ok', finding: 'the kernel has what bandwidth limits need' };
    const finding = ability.reasons.map(plain).join('; ');
    const wanted =
      plan?.machines.some((machine) => machine.nics.some((nic) => nic.bandwidth !== undefined)) ?? false;
    if (plan !== undefined && !wanted) {
      return { status: 'ok', finding: `${finding}; no NIC of the plan has a bandwidth limit` };
    }
    return {
      status: wanted ? 'fail' : 'warn',
      finding: wanted ? `${finding}, and the plan limits the bandwidth of a NIC` : finding,
      advice:
        'Use a kernel with the queueing disciplines sch_htb, sch_sfq and sch_ingress and the action act_police, or limit no NIC.',
    };
  },
};

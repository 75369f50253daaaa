import { collectParts, nicsOf, NONE, problem, type Check } from './check';

/** A limit on a NIC limits a direction, and what it may do for a while is no less than what it may do always. */
export const nicBandwidth: Check = (plan) =>
  collectParts(plan.machines, nicsOf, (nic, position, machine, index) => {
    const { bandwidth } = nic;
    if (bandwidth === undefined) return NONE;
    const path = `$.machines[${index}].nics[${position}].bandwidth`;
    const owner = `NIC "${nic.name}" of machine "${machine.name}"`;
    if (bandwidth.inbound === undefined && bandwidth.outbound === undefined) {
      const message = `${owner} has a bandwidth that limits no direction`;
      const advice = 'Leave "bandwidth" out, or state inbound or outbound.';
      return [problem('limit-impossible', { path, key: machine.key }, message, advice)];
    }
    return (['inbound', 'outbound'] as const).flatMap((direction) => {
      const { averageKiBPerSecond: average, peakKiBPerSecond: peak } = bandwidth[direction] ?? {};
      if (average === undefined || peak === undefined || peak >= average) return [];
      const at = { path: `${path}.${direction}.peakKiBPerSecond`, key: machine.key };
      const message = `${owner} may reach ${peak} KiB/s ${direction}, and has ${average} KiB/s on average`;
      return [problem('limit-impossible', at, message, 'Make the peak as large as the average or larger.')];
    });
  });

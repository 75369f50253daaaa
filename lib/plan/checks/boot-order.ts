import { duplicates, problem, type Check } from './check';

/** A machine that boots from disk names at least one disk or CD drive, and each once. */
export const bootOrder: Check = (plan) =>
  plan.machines.flatMap((machine, index) => {
    if (machine.boot.kind !== 'disk') return [];
    const path = `$.machines[${index}].boot.order`;
    if (machine.boot.order.length === 0) {
      const message = `machine "${machine.name}" boots from disk and names no disk`;
      const advice = 'Name the disk that holds its system, or boot a kernel directly.';
      return [problem('nothing-to-boot', { path, key: machine.key }, message, advice)];
    }
    const claims = machine.boot.order.map((disk, position) => ({
      value: disk,
      path: `${path}[${position}]`,
      owner: `the boot order of machine "${machine.name}"`,
      key: machine.key,
    }));
    return duplicates(claims, 'duplicate-reference', {
      what: 'disk',
      advice: 'Name each disk and CD drive once.',
    });
  });

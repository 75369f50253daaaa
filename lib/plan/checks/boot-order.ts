import { collect, duplicates, NONE, problem, type Check } from './check';

/** A machine that boots from disk names at least one disk or CD drive, and each once. */
export const bootOrder: Check = (plan) =>
  collect(plan.machines, ({ name, key, boot }, index) => {
    if (boot.kind !== 'disk' || boot.order.length === 1) return NONE;
    const { order } = boot;
    const path = `$.machines[${index}].boot.order`;
    if (order.length === 0) {
      const message = `machine "${name}" boots from disk and names no disk`;
      const advice = 'Name the disk that holds its system, or boot a kernel directly.';
      return [problem('nothing-to-boot', { path, key }, message, advice)];
    }
    const claims = order.map((value, position) => ({
      value,
      place: () => ({
        path: `${path}[${position}]`,
        owner: `the boot order of machine "${name}"`,
        key,
      }),
    }));
    return duplicates(claims, 'duplicate-reference', {
      what: 'disk',
      advice: 'Name each disk and CD drive once.',
    });
  });

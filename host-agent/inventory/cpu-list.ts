/** CPU sets are lists of ranges, some of them taken out again: `0-7,^3` (https://libvirt.org/formatdomain.html#cpu-allocation). */
const PART = /^(\^)?(\d+)(?:-(\d+))?$/;

/** More CPUs than any host has, so that a slip such as `0-99999999` does not fill the memory. */
export const CPU_MAX = 65_535;

/** Each CPU in and out again as often as anybody could mean it; what names more, with ranges over ranges, names none. */
const MENTIONS_MAX = 4 * CPU_MAX;

/** The CPUs of a set in libvirt's notation, ascending. What is not in the notation names none. */
export function cpusOf(list: string): readonly number[] {
  const cpus = new Set<number>();
  let mentions = 0;
  for (const part of list.split(',')) {
    const [, except, first, last = first] = PART.exec(part.trim()) ?? [];
    for (let cpu = Number(first); cpu <= Math.min(Number(last), CPU_MAX); cpu += 1) {
      mentions += 1;
      if (mentions > MENTIONS_MAX) return [];
      if (except === undefined) cpus.add(cpu);
      else cpus.delete(cpu);
    }
  }
  return [...cpus].toSorted((left, right) => left - right);
}

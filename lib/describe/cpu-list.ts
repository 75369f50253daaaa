/** CPUs as libvirt writes sets of them: 0, 1, 2 and 5 are `0-2,5` (https://libvirt.org/formatdomain.html#cpu-allocation). */
export function cpuList(cpus: readonly number[]): string {
  const ranges: { readonly first: number; last: number }[] = [];
  for (const cpu of [...new Set(cpus)].toSorted((left, right) => left - right)) {
    const range = ranges.at(-1);
    if (range !== undefined && range.last === cpu - 1) range.last = cpu;
    else ranges.push({ first: cpu, last: cpu });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** Sizes, durations and counts as people read them; never rounded silently, because a review must show what will be. */

const UNITS = ['MiB', 'GiB', 'TiB'] as const;

/** Two decimals are as many as a size in GiB needs to be exact for every multiple of 256 MiB. */
const DECIMALS_MAX = 2;

/** `2 GiB`, `1.5 GiB`, `1000 MiB`: the largest unit in which the size is exact. */
export function sizeInWords(sizeMiB: number): string {
  const exact = UNITS.map((unit, index) => ({ unit, value: sizeMiB / 1024 ** index })).filter(
    ({ value }, index) => index === 0 || (value >= 1 && isShort(value)),
  );
  const chosen = exact.at(-1) ?? { unit: 'MiB', value: sizeMiB };
  return `${chosen.value} ${chosen.unit}`;
}

/** For what is measured and not stated, such as free space: `about 12.3 GiB`. */
export function aboutSizeInWords(sizeMiB: number): string {
  const index = sizeMiB >= 1024 * 1024 ? 2 : sizeMiB >= 1024 ? 1 : 0;
  const value = sizeMiB / 1024 ** index;
  const digits = index === 0 || Number.isInteger(value) ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[index] ?? 'MiB'}`;
}

/** `10 MiB/s`, `100 KiB/s`, `1500 bytes/s`: the largest unit in which the rate is exact. */
export function rateInWords(bytesPerSecond: number): string {
  if (bytesPerSecond % 1024 !== 0) return `${bytesPerSecond} bytes/s`;
  const kibibytes = bytesPerSecond / 1024;
  return kibibytes % 1024 === 0 ? `${sizeInWords(kibibytes / 1024)}/s` : `${kibibytes} KiB/s`;
}

/** CPU time in CPUs: 150 % is `1.5 CPUs`. */
export function cpusInWords(percent: number): string {
  return count(percent / 100, 'CPU');
}

/** `1 h 30 min`, `45 s`, `12 days`. */
export function durationInWords(seconds: number): string {
  if (seconds < 60) return `${Number.isInteger(seconds) ? seconds : seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joinParts(minutes, 'min', Math.round(seconds % 60), 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return joinParts(hours, 'h', minutes % 60, 'min');
  return joinParts(Math.floor(hours / 24), 'days', hours % 24, 'h');
}

/** `1 machine`, `3 machines`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

function isShort(value: number): boolean {
  return Number.isInteger(value * 10 ** DECIMALS_MAX);
}

function joinParts(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

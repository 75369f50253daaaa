import { aboutSizeInWords } from '../quantities';

const RATE_UNITS = ['B/s', 'KiB/s', 'MiB/s', 'GiB/s'] as const;

/** Measured, so that three digits say enough: `0 B/s`, `1.2 MiB/s`, `340 KiB/s`. */
export function aboutRateInWords(bytesPerSecond: number): string {
  if (!(bytesPerSecond >= 1)) return `0 ${RATE_UNITS[0]}`;
  const index = Math.min(Math.floor(Math.log2(bytesPerSecond) / 10), RATE_UNITS.length - 1);
  const value = bytesPerSecond / 1024 ** index;
  return `${index === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${RATE_UNITS[index] ?? ''}`;
}

/** `142 %`; what is small and not nothing keeps a digit. */
export function aboutPercentInWords(percent: number): string {
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** `1.2 GiB of 2 GiB`. */
export function useOfSizeInWords(usedMiB: number | undefined, sizeMiB: number | undefined): string {
  if (usedMiB === undefined) return sizeMiB === undefined ? '' : aboutSizeInWords(sizeMiB);
  return sizeMiB === undefined
    ? aboutSizeInWords(usedMiB)
    : `${aboutSizeInWords(usedMiB)} of ${aboutSizeInWords(sizeMiB)}`;
}

import type { FieldValue } from '../../planner';
import { plain } from '../terminal/plain';
import { cpusInWords, durationInWords, rateInWords, sizeInWords } from './quantities';
import { cutText } from './shown';

/** Longer values (a command line, a digest list) are cut: the JSON output has them whole. */
const VALUE_LENGTH_MAX = 120;

/** A value of a field or fact, in the unit that the end of its name says: `sizeMiB`, `timeoutSeconds`. */
export function valueInWords(name: string, value: FieldValue | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'number') return numberInWords(name, value);
  if (typeof value === 'boolean') return switchInWords(name, value);
  if (typeof value === 'string') return value === '' ? 'empty' : cutText(plain(value), VALUE_LENGTH_MAX);
  return value.length === 0 ? 'none' : cutText(value.map(plain).join(', '), VALUE_LENGTH_MAX);
}

function numberInWords(name: string, value: number): string {
  if (/\bbytesPerSecond(\.(burst\.)?(total|read|write))?$/.test(name)) return rateInWords(value);
  if (name.endsWith('KiBPerSecond')) return rateInWords(value * 1024);
  if (name.endsWith('MiB')) return sizeInWords(value);
  if (name.endsWith('KiB')) return sizeInKibibytes(value);
  if (name.endsWith('Bytes')) return sizeInWords(value / (1024 * 1024));
  if (name.endsWith('Seconds') || name.endsWith('.seconds')) return durationInWords(value);
  if (name.endsWith('Hours')) return durationInWords(value * 3600);
  if (name.endsWith('limitPercent')) return cpusInWords(value);
  return String(value);
}

function sizeInKibibytes(sizeKiB: number): string {
  return sizeKiB % 1024 === 0 ? sizeInWords(sizeKiB / 1024) : `${sizeKiB} KiB`;
}

/** A link is up or down; everything else is there or not. */
function switchInWords(name: string, value: boolean): string {
  if (name.endsWith('linkUp')) return value ? 'up' : 'down';
  return value ? 'yes' : 'no';
}

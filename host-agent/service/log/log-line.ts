import type { LogLevel, LogRecord } from './types';

/** A log entry as programs read it: one JSON object, the same on standard error and in `/events`. */
export interface LogEntry {
  /** RFC 3339, UTC. */
  readonly time: string;
  readonly level: LogLevel;
  readonly code: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Entries before this one that nobody took in time. */
  readonly dropped?: number;
}

/** A text of others' in an entry has at most so many characters: a stack trace fits, a whole file does not. */
const TEXT_LENGTH_MAX = 8 * 1024;

/** Of a list this many are enough to begin with; journald takes lines up to 48 KiB, and names have up to 63 characters. */
const LIST_LENGTH_MAX = 200;

/** Times that no calendar has would throw; a clock that is so wrong must not end the agent. */
const TIME_MS_MAX = 8.64e15;

/** The entry of a record; `message` is its sentence. */
export function logEntry(record: LogRecord, message: string): LogEntry {
  const { atMs, level, code, fields } = record;
  return { time: timeText(atMs), level, code, message: cut(message), fields: boundedFields(fields) };
}

/** JSON on one line without a line end: whatever could end a line, move a cursor or turn text around is escaped. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNSEEN, escapeUnits);
}

/** Controls, line and paragraph separators, and marks that change the direction of text or that nobody sees. */
const UNSEEN = /[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}]/gu;

function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/** For a person at a terminal: time of day, level, sentence. Line ends are the only controls that are turned into spaces. */
export function textLine({ time, level, message, dropped }: LogEntry): string {
  const gap = dropped === undefined ? '' : ` [${dropped} dropped before]`;
  const text = message.replace(/[\r\n\t]+/g, ' ').replace(UNSEEN, escapeUnits);
  return `${time.slice(11, 19)} ${level.padEnd('warning'.length)} ${text}${gap}`;
}

function timeText(atMs: number): string {
  const bounded = Number.isFinite(atMs) ? Math.min(Math.max(atMs, -TIME_MS_MAX), TIME_MS_MAX) : 0;
  return new Date(bounded).toISOString();
}

function boundedFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, bounded(value)]));
}

function bounded(value: unknown): unknown {
  if (typeof value === 'string') return cut(value);
  if (!Array.isArray(value)) return value;
  const kept = value.slice(0, LIST_LENGTH_MAX).map(bounded);
  return value.length > LIST_LENGTH_MAX ? [...kept, `… ${value.length - LIST_LENGTH_MAX} more`] : kept;
}

function cut(text: string): string {
  return text.length <= TEXT_LENGTH_MAX ? text : `${text.slice(0, TEXT_LENGTH_MAX - 1)}…`;
}

const TIME = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(Z|UTC)?$/i;

/** A time as ssh-keygen(1) writes it, `YYYYMMDD[HHMM[SS]]`: of this machine's time zone unless `Z` follows. Nothing where it is none. */
export function tryParseTime(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const number = (index: number): number => Number(match[index] ?? '0');
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second] = [number(4), number(5), number(6)];
  if (year < 1970 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const timeMs =
    match[7] === undefined
      ? new Date(year, month - 1, day, hour, minute, second).getTime()
      : Date.UTC(year, month - 1, day, hour, minute, second);
  // The beginning of 1970 means "no time" to ssh-keygen, which refuses it.
  return timeMs > 0 ? timeMs : undefined;
}

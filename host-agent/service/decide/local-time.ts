const MS_PER_DAY = 86_400_000;

/** A day of the calendar, wherever that is. */
export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** The day that it is in a time zone. */
export function dayIn(timeZone: string, atMs: number): CalendarDay {
  const shown = new Date(atMs + offsetMs(timeZone, atMs));
  return dayOf(shown);
}

/** So many days later, or earlier. */
export function addDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  return dayOf(new Date(Date.UTC(year, month - 1, day + days)));
}

/** 0: Monday. */
export function weekdayOf({ year, month, day }: CalendarDay): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

/**
 * When clocks in a time zone show `HH:MM` on a day. Of a time that they show twice (in autumn), the first; one that they skip (in
 * spring) is reckoned by the clock before the change, so it comes as much later as was skipped.
 */
export function instantOf(timeZone: string, { year, month, day }: CalendarDay, time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  const shownMs = Date.UTC(year, month - 1, day, hours, minutes);
  // No zone changes its clock twice within two days.
  const before = offsetMs(timeZone, shownMs - MS_PER_DAY);
  const after = offsetMs(timeZone, shownMs + MS_PER_DAY);
  const instants = [shownMs - before, shownMs - after].filter(
    (atMs) => atMs + offsetMs(timeZone, atMs) === shownMs,
  );
  return instants.length === 0 ? shownMs - before : Math.min(...instants);
}

/** How much later a zone's clocks are than UTC, at a moment. */
function offsetMs(timeZone: string, atMs: number): number {
  const wholeSeconds = Math.floor(atMs / 1000) * 1000;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(wholeSeconds)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shownMs = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shownMs - wholeSeconds;
}

/** Making one takes milliseconds, and there are only as many as the configuration names. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

function dayOf(date: Date): CalendarDay {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

import type { LogRecord } from '../../../service';
import { STATUS_PAGE_WORDS } from '../../wording/agent/status-page';
import { logRecordInWords } from '../../wording/log';
import { scrolling } from '../../page/host/scrolling';
import { html, told, type Markup } from '../../page/html';
import { EVENTS_LISTED_MAX } from '../bounds';
import { isoOf, moment } from '../moment';
import { part } from '../part';

const WORDS = STATUS_PAGE_WORDS.events;

/** The last lines of the log, the newest first; the page's script adds those that come. */
export function eventsPart(events: readonly LogRecord[]): Markup {
  const newest = events.slice(-EVENTS_LISTED_MAX).reverse();
  const keys = keysOf(newest);
  return part(
    'events',
    WORDS.title,
    html`${scrolling(
        WORDS.region,
        html`<ol class="events" data-events data-max="${EVENTS_LISTED_MAX}">
          ${newest.map((record, index) => eventItem(record, keys[index] ?? ''))}
        </ol>`,
      )}
      <p class="${events.length === 0 ? 'none' : 'legend'}">
        ${events.length === 0 ? WORDS.none : WORDS.more}
      </p>`,
  );
}

function eventItem(record: LogRecord, key: string): Markup {
  return html`<li class="event ${record.level}" data-key="${key}" data-kind="${record.code}">
    ${moment(record.atMs)} <span class="level">${record.level}</span>
    <span class="said">${told(logRecordInWords(record))}</span>
  </li> `;
}

/** What the page's script clones for an event that comes. */
export function eventTemplate(): Markup {
  return html`<template id="event-template">${templateItem()}</template>`;
}

function templateItem(): Markup {
  return html`<li class="event">
    <time data-telling="point"></time> <span class="level"></span> <span class="said"><bdi></bdi></span>
  </li>`;
}

/** Time and code, and a number where that is not enough; the page's script gives the same keys. */
function keysOf(newestFirst: readonly LogRecord[]): readonly string[] {
  const seen = new Map<string, number>();
  return [...newestFirst]
    .reverse()
    .map(({ atMs, code }) => {
      const key = `${isoOf(atMs)} ${code}`;
      const number = (seen.get(key) ?? 0) + 1;
      seen.set(key, number);
      return number === 1 ? key : `${key} ${number}`;
    })
    .reverse();
}

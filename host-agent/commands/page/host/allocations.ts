import type { ToldAllocation, ToldHost } from '../../told';
import { REVIEW_COLUMNS, REVIEW_TITLES, sentence } from '../../wording';
import { barInWords, PAGE_WORDS } from '../../wording/page';
import { html, NO_MARKUP, told, type Markup } from '../html';

const BAR_HEIGHT_PX = 30;
/** What is now is a thin line above what will be. */
const BEFORE = { y: 3, height: 6 };
const AFTER = { y: 11, height: 16 };

/** How full the host is before and after: numbers, and a bar for each of them. */
export function allocationsSection({
  allocations,
  fit,
}: Pick<ToldHost, 'allocations'> & Partial<Pick<ToldHost, 'fit'>>): Markup {
  return html`<section>
    <h3>${sentence(REVIEW_TITLES.allocation)}</h3>
    <p class="legend">${PAGE_WORDS.allocation.legend}</p>
    <ul class="allocations">
      ${allocations.map(allocationItem)}
    </ul>
    ${fit === undefined ? NO_MARKUP : html`<p class="fit" data-kind="${fit.kind}">${told(fit.text)}</p>`}
  </section>`;
}

function allocationItem(allocation: ToldAllocation): Markup {
  const { kind, name } = allocation;
  const { before, after, limit = Infinity } = allocation.numbers;
  const note = noteOf(allocation);
  return html` <li
    data-allocation
    data-kind="${kind}"
    ${after > limit ? html` class="over"` : before > limit ? html` class="was-over"` : NO_MARKUP}
  >
    <p class="of">
      <strong>${told(name)}</strong
      >${note === undefined ? NO_MARKUP : html` <span class="remark">${note}</span>`}
    </p>
    ${bar(allocation)}
    <dl>${numberItems(allocation)}</dl>
  </li>`;
}

function noteOf({ numbers: { before, after, limit } }: ToldAllocation): string | undefined {
  const { over, overBefore, unknown } = PAGE_WORDS.allocation;
  if (limit === undefined) return unknown;
  if (after > limit) return over;
  return before > limit ? overBefore : undefined;
}

function numberItems(allocation: ToldAllocation): readonly Markup[] {
  const titles = REVIEW_COLUMNS.allocation;
  return (['before', 'after', 'limit', 'capacity', 'overcommit'] as const).map(
    (column) =>
      html`<div class="${column}">
        <dt>${titles[column]}</dt>
        <dd>${told(allocation[column])}</dd>
      </div>`,
  );
}

/** Where nobody says how much room there is, bars end in the middle, so that the host does not look full. */
const SHARE_OF_UNKNOWN = 0.5;

/** The longest of all is as long as the picture is wide. */
function bar(allocation: ToldAllocation): Markup {
  const { before, after, capacity, limit } = allocation.numbers;
  const isKnown = limit !== undefined || capacity !== undefined;
  const longest = Math.max(before, after, capacity ?? 0, limit ?? 0) / (isKnown ? 1 : SHARE_OF_UNKNOWN);
  const share = (amount: number): string =>
    longest === 0 ? '0%' : `${Math.round((amount / longest) * 10_000) / 100}%`;
  const room = limit ?? Infinity;
  return html`<svg
    class="bar"
    width="100%"
    height="${BAR_HEIGHT_PX}"
    role="img"
    aria-label="${barInWords(allocation)}"
  >
    ${[
      rectangle(
        limit === undefined ? 'track unknown' : 'track',
        AFTER,
        '0%',
        limit === undefined ? '100%' : share(limit),
      ),
      rectangle('before', BEFORE, '0%', share(before)),
      rectangle('after', AFTER, '0%', share(Math.min(after, room))),
      after > room ? rectangle('over', AFTER, share(room), share(after - room)) : NO_MARKUP,
      capacity === undefined || capacity === limit ? NO_MARKUP : rule('capacity', share(capacity)),
      limit === undefined ? NO_MARKUP : rule('limit', share(limit)),
    ]}
  </svg>`;
}

function rectangle(
  look: string,
  { y, height }: { readonly y: number; readonly height: number },
  x: string,
  width: string,
): Markup {
  return html`<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="2" />`;
}

function rule(look: string, x: string): Markup {
  return html`<line class="${look}" x1="${x}" x2="${x}" y1="0" y2="${BAR_HEIGHT_PX}" />`;
}

/** What is beyond the limit is hatched, so that it is seen without its colour; once for all bars of a page. */
export const HATCHING = html`<svg width="0" height="0" class="hatching" aria-hidden="true">
  <defs>
    <pattern
      id="over-the-limit"
      width="7"
      height="7"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect class="hatch-paper" width="7" height="7" />
      <rect class="hatch-line" width="3" height="7" />
    </pattern>
  </defs>
</svg>`;

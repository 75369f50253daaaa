import type { ToldHost, ToldStep } from '../../told';
import { IMPACT_WORDS, REVIEW_TITLES, sentence } from '../../wording';
import { PAGE_WORDS, regionInWords, stageInWords, stepsInWords } from '../../wording/page';
import { STAGES_COUNTED_MAX, STEPS_NAMED_MAX } from '../bounds';
import { html, NO_MARKUP, told, type Markup } from '../html';
import { scrolling } from '../host/scrolling';
import { timelineOf } from './stages';

/** When which step is done, in a lane for each impact: each step where there are few, and how many where there are very many. */
export function timelineSection({ name, steps }: Pick<ToldHost, 'name' | 'steps'>): Markup {
  if (steps.length === 0) return NO_MARKUP;
  const isNamed = steps.length <= STEPS_NAMED_MAX;
  const { lanes, stages } = timelineOf(steps, isNamed ? STEPS_NAMED_MAX : STAGES_COUNTED_MAX);
  const most = Math.max(...lanes.flatMap(({ cells }) => cells.map((cell) => cell.length)));
  const cellOf = (cell: readonly ToldStep[]): Markup => (isNamed ? namedCell(cell) : countedCell(cell, most));
  const table = html`<table class="timeline">
    <thead>
      <tr>
        <th scope="col">${PAGE_WORDS.timeline.lane}</th>
        ${stages.map(({ first, last }) => html`<th scope="col">${stageInWords(first, last)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lanes.map(
        ({ impact, cells }) =>
          html`<tr class="lane ${impact}">
            <th scope="row">${IMPACT_WORDS[impact].label}</th>
            ${cells.map(cellOf)}
          </tr> `,
      )}
    </tbody>
  </table>`;
  return html`<section>
    <h3>${sentence(REVIEW_TITLES.steps)} <span class="number">${steps.length}</span></h3>
    <p class="legend">${PAGE_WORDS.timeline.legend}</p>
    ${scrolling(regionInWords(REVIEW_TITLES.steps, name), table, html` data-timeline`)}
  </section>`;
}

function namedCell(cell: readonly ToldStep[]): Markup {
  if (cell.length === 0) return html`<td></td>`;
  return html`<td>
    <ul>
      ${cell.map(
        ({ id, kind, position, text, notes }) =>
          html`<li data-step="${id}" data-kind="${kind}">
            <span class="position">${position}.</span>
            ${told(text)}${notes.map((note) => html`<br /><span class="note-of-step">${told(note)}</span>`)}
          </li>`,
      )}
    </ul>
  </td>`;
}

/** The fullest cell has the highest bar. */
function countedCell(cell: readonly ToldStep[], most: number): Markup {
  if (cell.length === 0) return html`<td></td>`;
  const share = Math.max(3, Math.round((cell.length / most) * 100));
  return html`<td class="counted">
    <svg width="100%" height="36" aria-hidden="true">
      <rect x="0" y="${100 - share}%" width="100%" height="${share}%" rx="2" />
    </svg>
    <span data-step-count="${cell.length}">${stepsInWords(cell.length)}</span>
  </td>`;
}

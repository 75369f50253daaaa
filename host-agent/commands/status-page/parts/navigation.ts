import type { AgentStatus } from '../../../service';
import { STATUS_PAGE_WORDS } from '../../wording/agent/status-page';
import type { ToldChanges } from '../../told';
import { html, NO_MARKUP, type Markup } from '../../page/html';

/** Where everything is, with how much of it there is; what there is none of is left out. */
export function navigation(status: AgentStatus, changes: ToldChanges | undefined): Markup {
  const words = STATUS_PAGE_WORDS;
  const places: readonly (readonly [id: string, title: string, number: number | undefined])[] = [
    ['drift', words.drift.title, status.drift.length],
    ['held-back', words.heldBack.title, status.heldBack.length],
    ['refused', words.refused, status.refusals.length],
    ['findings', words.findings.title, status.findings.length],
    ['warnings', words.warnings, status.warnings.filter(({ code }) => code !== 'pending-restart').length],
    ['machines', words.machines.title, status.machines.length],
    ['pending', words.pending.title, changes?.steps.length ?? 0],
    ['capacity', words.capacity.title, undefined],
    ['history', words.history.title, undefined],
    ['events', words.events.title, undefined],
  ];
  return html`<nav class="places" aria-label="${words.sections}" data-part="navigation">
    <ul>
      ${places
        .filter(([, , number]) => number !== 0)
        .map(
          ([id, title, number]) =>
            html`<li data-key="${id}">
              <a class="place" href="#${id}"
                >${title}${number === undefined ? NO_MARKUP : html` <span class="number">${number}</span>`}</a
              >
            </li> `,
        )}
    </ul>
  </nav>`;
}

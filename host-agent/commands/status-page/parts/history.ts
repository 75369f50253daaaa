import type { AgentStatus, PassOutcome, PassResult } from '../../../service';
import { durationInWords, sentence, shown } from '../../wording';
import { STATUS_PAGE_WORDS } from '../../wording/agent/status-page';
import { passOutcomeInWords } from '../../wording/log';
import { resultFiguresInWords } from '../../wording/status';
import { html, NO_MARKUP, told, type Markup } from '../../page/html';
import { moment } from '../moment';
import { part, table } from '../part';

const WORDS = STATUS_PAGE_WORDS.history;

const LOOKS: Readonly<Record<PassOutcome, 'good' | 'bad' | 'off'>> = {
  unchanged: 'good',
  corrected: 'good',
  failed: 'bad',
  'held-back': 'off',
  unreachable: 'bad',
  blocked: 'bad',
};

/** The last passes, with what came of them. */
export function historyPart({ results }: AgentStatus): Markup {
  if (results.length === 0) return part('history', WORDS.title, html`<p class="none">${WORDS.none}</p>`);
  const rows = table<PassResult>({
    name: WORDS.region,
    look: 'history',
    rows: results,
    keyOf: ({ startedAtMs }) => String(startedAtMs),
    columns: [
      { title: WORDS.at, look: 'when', cell: ({ startedAtMs }) => moment(startedAtMs) },
      { title: WORDS.generation, look: 'number-cell', cell: ({ generation }) => generation },
      { title: WORDS.outcome, look: 'outcome', cell: outcomeCell },
      { title: WORDS.steps, cell: resultFiguresInWords },
      {
        title: WORDS.took,
        look: 'number-cell',
        cell: ({ durationMs }) =>
          durationMs < 1000
            ? `${Math.round(durationMs)} ms`
            : durationInWords(Math.round(durationMs / 100) / 10),
      },
    ],
  });
  return part('history', WORDS.title, rows);
}

function outcomeCell({ outcome, message }: PassResult): Markup {
  return html`<span class="state-word ${LOOKS[outcome]}">${sentence(passOutcomeInWords(outcome))}</span>${
      message === undefined ? NO_MARKUP : html` <span class="message">${told(shown(message))}</span>`
    }`;
}

import type { MachineRates, MachineStatus } from '../../../service';
import { aboutSizeInWords, count } from '../../wording';
import { STATUS_PAGE_WORDS } from '../../wording/agent/status-page';
import { aboutPercentInWords, aboutRateInWords, useOfSizeInWords } from '../../wording/agent/use';
import { html, NO_MARKUP, type Markup } from '../../page/html';
import { STEAL_SHOWN_PERCENT_MIN } from '../bounds';
import { meter } from '../meter';

const WORDS = STATUS_PAGE_WORDS.machines;

/** What it uses of its vCPUs; steal where there is more than usual. */
export function cpuCell({ vcpus }: MachineStatus, rates: MachineRates | undefined): Markup {
  const given = vcpus === undefined ? NO_MARKUP : html`<span class="of">${count(vcpus, 'vCPU')}</span>`;
  if (rates === undefined) return given;
  const { cpuPercent, stealPercent = 0 } = rates;
  return html`<span class="figures"
      ><span class="figure">${aboutPercentInWords(cpuPercent)}</span> ${given}${
        stealPercent < STEAL_SHOWN_PERCENT_MIN
          ? NO_MARKUP
          : html` <span class="warn">${WORDS.steal} ${aboutPercentInWords(stealPercent)}</span>`
      }</span
    >${vcpus === undefined || vcpus <= 0 ? NO_MARKUP : meter({ used: Math.min(1, cpuPercent / (vcpus * 100)) })}`;
}

/** What its guest uses of what it is given, and what the balloon leaves of that where it takes some. */
export function memoryCell({ memoryMiB }: MachineStatus, rates: MachineRates | undefined): Markup {
  if (rates === undefined) return html`<span class="of">${useOfSizeInWords(undefined, memoryMiB)}</span>`;
  const given = memoryMiB ?? rates.memoryMiB;
  const isBallooned = rates.memoryMiB < given;
  const bar =
    given <= 0
      ? NO_MARKUP
      : meter({
          used: (rates.memoryUsedMiB ?? 0) / given,
          ...(isBallooned || rates.memoryUsedMiB === undefined ? { behind: rates.memoryMiB / given } : {}),
        });
  return html`<span class="figures"
      ><span class="figure">${useOfSizeInWords(rates.memoryUsedMiB, given)}</span>${
        isBallooned
          ? html` <span class="remark">${WORDS.balloon} ${aboutSizeInWords(rates.memoryMiB)}</span>`
          : NO_MARKUP
      }</span
    >${bar}`;
}

/** How much is read and written. */
export function throughputCell(rates: MachineRates | undefined): Markup {
  if (rates === undefined) return NO_MARKUP;
  return pair([WORDS.read, rates.readBytesPerSecond], [WORDS.written, rates.writtenBytesPerSecond]);
}

/** How much comes in and goes out. */
export function networkCell(rates: MachineRates | undefined): Markup {
  if (rates === undefined) return NO_MARKUP;
  return pair([WORDS.received, rates.receivedBytesPerSecond], [WORDS.sent, rates.sentBytesPerSecond]);
}

function pair(...figures: readonly (readonly [word: string, bytesPerSecond: number])[]): Markup {
  return html`<span class="pair"
    >${figures.map(
      ([word, bytesPerSecond]) =>
        html`<span class="of">${word}</span> <span class="rate">${aboutRateInWords(bytesPerSecond)}</span> `,
    )}</span
  >`;
}

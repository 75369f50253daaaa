import type { AgentStatus, MachineRates, MachineStatus } from '../../../service';
import { aboutSizeInWords, fieldInWords, shown } from '../../wording';
import {
  pendingRestartInWords,
  rowsNotListedInWords,
  STATE_WORDS,
  STATUS_PAGE_WORDS,
  wantedInWords,
} from '../../wording/agent/status-page';
import { shownList } from '../../wording/shown';
import { scrolling } from '../../page/host/scrolling';
import { html, NO_MARKUP, told, type Markup } from '../../page/html';
import { ADDRESSES_SHOWN_MAX, MACHINES_LISTED_MAX } from '../bounds';
import { isUnlikeWanted, machinesToLookAt } from '../machines-to-look-at';
import { cpuCell, memoryCell, networkCell, throughputCell } from './machine-use';

const WORDS = STATUS_PAGE_WORDS.machines;

/** Every machine with what it has and what it uses; of more than the page can hold those first that somebody should look at. */
export function machineRows(status: AgentStatus, rates: readonly MachineRates[]): Markup {
  const ratesByName = new Map(rates.map((rate) => [rate.name, rate]));
  const restarts = new Map(status.pendingRestarts.map(({ machine, fields }) => [machine, fields]));
  const toLookAt = machinesToLookAt(status);
  const listed = chooseMachines(status.machines, toLookAt);
  const left = status.machines.length - listed.length;
  const titles = [
    WORDS.name,
    WORDS.state,
    WORDS.cpu,
    WORDS.memory,
    WORDS.disk,
    WORDS.throughput,
    WORDS.network,
    WORDS.addresses,
  ];
  const table = html`<table class="machines rows" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${titles.map((title) => html`<th scope="col" role="columnheader">${title}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${listed.map((machine) =>
        machineRow(machine, {
          rates: ratesByName.get(machine.name),
          restart: restarts.get(machine.name),
          isToLookAt: toLookAt.has(machine),
        }),
      )}
    </tbody>
  </table>`;
  return html`<div data-part="machine-rows" data-objects>
    ${status.machines.length === 0 ? html`<p class="none">${WORDS.empty}</p>` : scrolling(WORDS.region, table, html` data-machines`)}
    <p class="none" data-none hidden>${WORDS.noneMatches}</p>
    ${left === 0 ? NO_MARKUP : html`<p class="left-out" data-left-out="${left}">${rowsNotListedInWords(left, status.machines.length)}</p>`}
    ${unmanaged(status.unmanagedMachines)}
  </div>`;
}

/** In their order; those to look at, and then those that run, stay when there are too many. */
function chooseMachines(
  machines: readonly MachineStatus[],
  toLookAt: ReadonlySet<MachineStatus>,
): readonly MachineStatus[] {
  if (machines.length <= MACHINES_LISTED_MAX) return machines;
  const rankOf = (machine: MachineStatus): number =>
    toLookAt.has(machine) ? 0 : machine.actual === 'running' ? 1 : 2;
  const chosen = new Set(
    [...machines].sort((one, other) => rankOf(one) - rankOf(other)).slice(0, MACHINES_LISTED_MAX),
  );
  return machines.filter((machine) => chosen.has(machine));
}

interface AboutMachine {
  readonly rates: MachineRates | undefined;
  /** Fields that wait for a restart. */
  readonly restart: readonly string[] | undefined;
  readonly isToLookAt: boolean;
}

function machineRow(machine: MachineStatus, { rates, restart, isToLookAt }: AboutMachine): Markup {
  const { name, actual } = machine;
  return html`<tr
    role="row"
    data-machine
    data-key="${name}"
    data-attention="${isToLookAt ? 'yes' : 'no'}"
    data-power="${actual === 'running' ? 'on' : 'off'}"
  >
    <th scope="row" role="rowheader" class="name">
      ${told(shown(name))}${machine.protected ? html` <span class="tag">${WORDS.protected}</span>` : NO_MARKUP}
    </th>
    <td role="cell" class="state">${stateCell(machine, restart)}</td>
    <td role="cell" class="cpu" data-title="${WORDS.cpu}">${cpuCell(machine, rates)}</td>
    <td role="cell" class="memory" data-title="${WORDS.memory}">${memoryCell(machine, rates)}</td>
    <td role="cell" class="disk" data-title="${WORDS.disk}">
      ${machine.diskMiB === undefined ? NO_MARKUP : aboutSizeInWords(machine.diskMiB)}
    </td>
    <td role="cell" class="throughput" data-title="${WORDS.throughput}">${throughputCell(rates)}</td>
    <td role="cell" class="network" data-title="${WORDS.network}">${networkCell(rates)}</td>
    <td role="cell" class="addresses" data-title="${WORDS.addresses}">${addressCell(machine.addresses)}</td>
  </tr> `;
}

function stateCell(machine: MachineStatus, restart: readonly string[] | undefined): Markup {
  const { wanted, actual, ready } = machine;
  const look = isUnlikeWanted(machine) ? 'bad' : actual === 'running' ? 'good' : 'off';
  return html`<span class="state-word ${look}">${STATE_WORDS[actual]}</span>${
      actual !== 'running' || ready === undefined
        ? NO_MARKUP
        : html` <span class="ready ${ready ? 'yes' : 'no'}">${ready ? WORDS.ready : WORDS.notReady}</span>`
    }${wanted === actual ? NO_MARKUP : html` <span class="remark">${wantedInWords(wanted)}</span>`}${
      restart === undefined
        ? NO_MARKUP
        : html` <span class="remark">${pendingRestartInWords(restart.map(fieldInWords))}</span>`
    }`;
}

function addressCell(addresses: readonly string[]): Markup {
  const left = addresses.length - ADDRESSES_SHOWN_MAX;
  return html`${addresses.slice(0, ADDRESSES_SHOWN_MAX).map((address) => html`<code>${told(shown(address))}</code> `)}${
    left > 0 ? html`<span class="remark">+${left}</span>` : NO_MARKUP
  }`;
}

function unmanaged(names: readonly string[]): Markup {
  if (names.length === 0) return NO_MARKUP;
  return html`<p class="unmanaged">
    <span class="number">${names.length}</span> ${WORDS.unmanaged}: ${told(shownList(names))}
  </p>`;
}

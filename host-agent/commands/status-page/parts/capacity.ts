import type { AgentStatus } from '../../../service';
import { aboutSizeInWords, diskAllocationInWords } from '../../wording';
import { freeOfInWords, givenOfInWords, STATUS_PAGE_WORDS } from '../../wording/agent/status-page';
import { html, told, type Markup } from '../../page/html';
import { meter } from '../meter';
import { part } from '../part';

type Capacity = NonNullable<AgentStatus['capacity']>;

const WORDS = STATUS_PAGE_WORDS.capacity;

/** How much of the host is given away. */
export function capacityPart({ capacity }: AgentStatus): Markup {
  if (capacity === undefined)
    return part('capacity', WORDS.title, html`<p class="none">${WORDS.unknown}</p>`);
  const { used, limit } = capacity;
  return part(
    'capacity',
    WORDS.title,
    html`<ul class="capacities">
      ${[
        gauge('vcpus', WORDS.vcpus, used.vcpus, limit.vcpus, String),
        gauge('memory', WORDS.memory, used.memoryMiB, limit.memoryMiB, aboutSizeInWords),
        ...capacity.pools.map((pool) => poolItem(pool, used)),
      ]}
    </ul>`,
  );
}

function gauge(
  key: string,
  name: string,
  used: number,
  limit: number,
  inWords: (amount: number) => string,
): Markup {
  return html`<li data-key="${key}" class="${used > limit && limit > 0 ? 'over' : ''}">
    <p class="of-what">
      <strong>${name}</strong> ${givenOfInWords(inWords(used), limit <= 0 ? undefined : inWords(limit))}
    </p>
    ${meter(limit <= 0 ? { used: 0.5 } : { used: used / limit })}
  </li> `;
}

/** What is written to its file system already, and behind that what disks may grow to. */
function poolItem(pool: Capacity['pools'][number], used: Capacity['used']): Markup {
  const { name, capacityMiB, availableMiB } = pool;
  const promised = used.diskMiBByPool[name];
  const share = (amountMiB: number): number => (capacityMiB <= 0 ? 0 : amountMiB / capacityMiB);
  return html`<li data-key="pool/${name}">
    <p class="of-what">
      <strong>${told(diskAllocationInWords(name))}</strong>
      ${freeOfInWords(
        aboutSizeInWords(availableMiB),
        aboutSizeInWords(capacityMiB),
        promised === undefined ? undefined : aboutSizeInWords(promised),
      )}
    </p>
    ${meter({
      used: share(capacityMiB - availableMiB),
      ...(promised === undefined ? {} : { behind: share(promised) }),
      ...(promised !== undefined && promised > capacityMiB ? { limit: 1 } : {}),
    })}
  </li> `;
}

import { describe, expect, it } from '@jest/globals';
import type { LibvirtEvent } from '../../../../host-agent/libvirt';
import { EventQueue } from '../../../../host-agent/libvirt/session/event-queue';

const event = (number: number): LibvirtEvent => ({
  kind: 'network-lifecycle',
  network: { name: `n${number}`, uuid: '' },
  event: 'started',
});
const overflow: LibvirtEvent = { kind: 'resync', reason: 'overflow' };

async function drain(queue: EventQueue): Promise<readonly LibvirtEvent[]> {
  const events: LibvirtEvent[] = [];
  for await (const each of queue) events.push(each);
  return events;
}

describe('a subscription', () => {
  it('gives what came before and during the reading, then ends', async () => {
    const queue = new EventQueue();
    queue.push(event(1));
    const reading = drain(queue);
    await Promise.resolve();
    queue.push(event(2));
    queue.push(event(3));
    queue.close();
    queue.push(event(4));
    expect(await reading).toEqual([event(1), event(2), event(3)]);
  });

  it('of a reader that is too slow says so once, and goes on from there', async () => {
    const queue = new EventQueue(3);
    for (let number = 1; number <= 5; number += 1) queue.push(event(number));
    queue.close();
    expect(await drain(queue)).toEqual([overflow, event(4), event(5)]);
  });

  it('never holds more than its limit', async () => {
    const queue = new EventQueue(3);
    for (let number = 0; number < 1000; number += 1) queue.push(event(number));
    queue.close();
    const events = await drain(queue);
    expect(events.length).toBeLessThanOrEqual(3);
    expect(events[0]).toEqual(overflow);
    expect(events.at(-1)).toEqual(event(999));
  });

  it('that is left takes nothing more, and says that it was left', async () => {
    let left = 0;
    const queue = new EventQueue(10, () => {
      left += 1;
    });
    queue.push(event(1));
    for await (const each of queue) {
      expect(each).toEqual(event(1));
      break;
    }
    expect(left).toBe(1);
    queue.push(event(2));
    expect(await drain(queue)).toEqual([]);
  });
});

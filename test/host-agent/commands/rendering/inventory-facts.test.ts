import { describe, expect, it } from '@jest/globals';
import { jsonAnswer } from '../../../../host-agent/commands/json-answer';
import { inventoryFacts } from '../../../../host-agent/commands/rendering/inventory-facts';
import { safeForTerminal } from '../../../../host-agent/commands/terminal/plain';
import { parseInventoryDocument } from '../../../../host-agent/inventory';
import type { AgentRecords } from '../../../../host-agent/review';
import { FULL_DOCUMENT, FULL_RECORDS } from '../../inventory/document/full-document';

const { uri, readAt, inventory } = FULL_DOCUMENT;

/** As it comes out of the program. */
function printed(records: AgentRecords, description = 'a guest'): string {
  const [web] = inventory.machines;
  if (web === undefined) throw new Error('the sample machine is not there');
  const described = { ...inventory, machines: [{ ...web, stored: { ...web.stored, description } }] };
  const read = { uri, readAt, inventory: described, records: { kind: 'read', records } } as const;
  return safeForTerminal(jsonAnswer('inventory', inventoryFacts(read)), false);
}

function failedWith(message: string): AgentRecords {
  return { ...FULL_RECORDS, attempts: FULL_RECORDS.attempts.map((attempt) => ({ ...attempt, message })) };
}

/** What a failed step says in the document. */
function messageOf(message: string): string | undefined {
  const parsed = parseInventoryDocument(printed(failedWith(message)));
  return parsed.ok && parsed.document.kind === 'inventory'
    ? parsed.document.records?.attempts[0]?.message
    : undefined;
}

describe('an inventory on its way out', () => {
  it.each([
    'controls \u0000\u001b[2J\u007f\u0085\u009b',
    'lines \n\r\t\u2028\u2029',
    'what turns text around \u202e\u2066\u200f, and what nobody sees \u200b\ufeff\u{e0041}',
    'größe 🚀 "quoted" \\ </script>',
  ])('is a document whatever is in it: %j', (description) => {
    const parsed = parseInventoryDocument(printed(FULL_RECORDS, description));
    if (!parsed.ok || parsed.document.kind !== 'inventory') throw new Error(JSON.stringify(parsed));
    expect(parsed.document.inventory.machines[0]?.stored?.description).toBe(description);
    expect(parsed.document.records).toEqual(FULL_RECORDS);
  });

  it.each([
    [
      'https://images.test/a.qcow2?Signature=s3cr3t&Expires=1 answered HTTP 403: see whether this host may fetch it.',
      'https://images.test/a.qcow2?… answered HTTP 403: see whether this host may fetch it.',
    ],
    ['see http://me:s3cr3t@images.test/a#s3cr3t', 'see http://images.test/a?…'],
    ['see http://me@images.test/a and https://b/c', 'see http://images.test/a and https://b/c'],
    ['qemu:///system?socket=/run/x said no', 'qemu:///system?socket=/run/x said no'],
  ])('does not carry what a URL may let its reader fetch: %s', (message, shown) => {
    expect(messageOf(message)).toBe(shown);
  });

  it('is a document although a message was cut in the middle of a character', () => {
    expect(messageOf('it said \u{1f680}'.slice(0, -1))).toBe('it said \ufffd');
  });

  it('has no records where there are none to be read', () => {
    const read = { uri, readAt, inventory };
    expect(inventoryFacts({ ...read, records: { kind: 'elsewhere' } })).toEqual(read);
    expect(inventoryFacts({ ...read, records: { kind: 'unreadable', reason: 'x' } })).toEqual(read);
  });
});

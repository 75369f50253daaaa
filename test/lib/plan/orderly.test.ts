import { describe, expect, it } from '@jest/globals';
import { isOrderly, planSchema } from '../../../lib/plan';

const machine = planSchema.shape.machines.element.shape;
const nic = machine.nics.element.shape;

describe('isOrderly', () => {
  it.each([
    { what: 'a name', schema: machine.name, value: 'web-1', answer: true },
    { what: 'a name that is none', schema: machine.name, value: 'Web', answer: false },
    { what: 'a number in range', schema: machine.vcpus.shape.current, value: 4096, answer: true },
    { what: 'a number beyond its range', schema: machine.vcpus.shape.current, value: 4097, answer: false },
    { what: 'half a number', schema: machine.vcpus.shape.current, value: 1.5, answer: false },
    { what: 'minus zero', schema: machine.startOrder.shape.rank, value: -0, answer: false },
    { what: 'a choice', schema: machine.firmware, value: 'uefi', answer: true },
    { what: 'no choice', schema: machine.firmware, value: 'toString', answer: false },
    { what: 'a union by its kind', schema: machine.boot, value: { kind: 'disk', order: [] }, answer: true },
    { what: 'a union of no kind', schema: machine.boot, value: { kind: 'floppy' }, answer: false },
    { what: 'sorted keys', schema: machine.startOrder, value: { delaySeconds: 0, rank: 0 }, answer: true },
    { what: 'other keys', schema: machine.startOrder, value: { rank: 0, delaySeconds: 0 }, answer: false },
    {
      what: 'an unknown key',
      schema: nic.attachment,
      value: { kind: 'bridge', bridge: 'a', x: 1 },
      answer: false,
    },
    { what: 'a missing key', schema: machine.startOrder, value: { delaySeconds: 0 }, answer: false },
    {
      what: 'a key without a value',
      schema: machine.cpu,
      value: { pinning: [], shares: undefined },
      answer: false,
    },
    { what: 'an address', schema: nic.ipv6, value: 'fd00::1', answer: true },
    {
      what: 'too long a list',
      schema: machine.cdroms,
      value: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name })),
      answer: false,
    },
  ])('says $answer to $what', ({ schema, value, answer }) => {
    expect(isOrderly(schema, value)).toBe(answer);
    // A yes is a promise for the schema's own parser.
    if (answer) expect(schema.safeParse(value)).toEqual({ success: true, data: value });
  });
});

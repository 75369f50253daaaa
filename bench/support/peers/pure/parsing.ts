import Ajv from 'ajv/dist/2020';
import { canonicalBytes, parsePlan, planJsonSchema } from '../../../../lib/plan';
import { hostWith, planOf } from '../../fleet';
import { OURS } from '../results';
import type { Competitor } from '../rounds';

/** Reading a plan document and checking all of it, beside reading it and beside checking its shape. */
export function parsing(machines: number): readonly Competitor[] {
  const bytes = canonicalBytes(planOf(hostWith(machines)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const matches = new Ajv({ strict: false, validateFormats: false }).compile(planJsonSchema());
  return [
    {
      name: OURS,
      role: 'ours',
      phases: [
        {
          name: 'parse',
          run: () => {
            const parsed = parsePlan(bytes);
            if (!parsed.ok || parsed.plan.machines.length !== machines)
              throw new Error('the plan was not read');
          },
        },
      ],
    },
    {
      name: 'JSON.parse',
      role: 'floor',
      remark: 'checks nothing but the JSON',
      phases: [
        {
          name: 'parse',
          run: () => {
            const text = decoder.decode(bytes);
            if (typeof JSON.parse(text) !== 'object') throw new Error('the document was not read');
          },
        },
      ],
    },
    {
      name: 'JSON.parse and ajv',
      role: 'peer',
      remark:
        'checks the shape, by our JSON Schema; nothing between objects, no duplicate keys, freezes nothing',
      phases: [
        {
          name: 'parse',
          run: () => {
            if (!matches(JSON.parse(decoder.decode(bytes)))) throw new Error('the schema does not match');
          },
        },
      ],
    },
  ];
}

import * as z from 'zod';
import type { Matches } from '../../inventory';
import {
  IMPACTS,
  type ChangePlan,
  type FieldChange,
  type Refusal,
  type Step,
  type StepKind,
  type Subject,
  type Warning,
} from '../../planner';
import type { ChangeCounts } from '../rendering/change-view';
import { REFUSAL_CODES, STEP_KINDS, SUBJECT_KINDS, WARNING_CODES } from './codes';

/** What a change plan says in an answer. */

const count = z.int().min(0);
const sentence = z.string().describe('A sentence for people. Match by the codes, never by this.');
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

export const impact = z.enum(IMPACTS).meta({
  id: 'impact',
  description:
    'How hard something hits, from gentlest to worst: nothing is noticed (live), it waits for the next start (next-boot), something stops and starts (restart), a disk is made anew and its data goes to the trash (replace), something is taken away (destroy).',
});

export const subject = z
  .strictObject({
    kind: z.enum(SUBJECT_KINDS).describe('What kind of object it is.'),
    name: z.string().describe('As the plan has it; that of the file where the plan has none any more.'),
    machine: z.string().exactOptional().describe('The machine that the disk belongs to; for disks only.'),
  })
  .meta({ id: 'subject', description: 'What something is about.' });

export const facts = z.record(z.string(), fieldValue).meta({
  id: 'facts',
  description: 'Names, values and limits by their names. Units are the end of the name: MiB, Hours.',
});

const change = z
  .strictObject({
    field: z.string().describe('Path within the subject, such as vcpus.current or disks.root.sizeMiB.'),
    from: fieldValue.exactOptional().describe('Absent where there was nothing.'),
    to: fieldValue.exactOptional().describe('Absent where there is nothing any more.'),
    impact,
  })
  .meta({ id: 'change', description: 'One field that becomes different, in the units of the plan.' });

const step = z
  .strictObject({
    id: z.string().describe('Unique within a host, such as create-disk:web-1/root.'),
    kind: z.enum(STEP_KINDS).describe('What is done.'),
    subject,
    impact,
    changes: z.array(change).describe('What the step is for; the same change may be that of several steps.'),
    after: z.array(z.string()).describe('Ids of steps that must have succeeded before this one begins.'),
    text: sentence,
    guests: z
      .array(z.string())
      .exactOptional()
      .describe('For restart-network: machines that lose their link meanwhile.'),
  })
  .meta({ id: 'step', description: 'One thing that is done.' });

const refusal = z
  .strictObject({
    code: z.enum(REFUSAL_CODES).describe('Why not.'),
    subject,
    facts,
    why: sentence,
    instead: z.string().describe('A sentence that says what to do instead.'),
  })
  .meta({ id: 'refusal', description: 'A change that will not be made. The rest is done without it.' });

const warning = z
  .strictObject({ code: z.enum(WARNING_CODES).describe('What it is about.'), subject, facts, text: sentence })
  .meta({ id: 'warning', description: 'What to know, although nothing is done or refused for it.' });

const summary = z
  .strictObject({
    create: count.describe('Objects that are made.'),
    change: count.describe('Objects that are changed in place.'),
    restart: count.describe('Objects that restart for it, or get a disk anew.'),
    destroy: count.describe('Objects that are taken away, or lose something.'),
    refused: count.describe('Objects with a refusal; what else happens to them is counted too.'),
  })
  .meta({ id: 'summary', description: 'How many objects are created, changed and so on.' });

const given = z.strictObject({
  vcpus: z.int().describe('vCPUs of machines that run.'),
  memoryMiB: z.int().describe('Memory of machines that run, in MiB.'),
  diskMiBByPool: z
    .record(z.string(), z.number())
    .describe('What the disks in each pool may grow to, in MiB, by the name of the pool.'),
});

const allocation = z
  .strictObject({
    before: given.describe('Before the change.'),
    after: given.describe('After the change.'),
    capacity: z
      .strictObject({
        vcpus: z.number().describe('vCPUs.'),
        memoryMiB: z.number().describe('Memory, in MiB.'),
      })
      .describe('What may be promised: what the host has, times its overcommit; 0 where nobody says.'),
  })
  .meta({ id: 'allocation', description: "What machines are given, others' machines included." });

/** What would be done and refused: `announcedFacts`. */
export const announced = {
  summary,
  steps: z.array(step).describe('In an order in which they may be done one by one.'),
  refusals: z.array(refusal).describe('What is not done.'),
  warnings: z.array(warning).describe('What else to know.'),
  allocation,
} as const;

interface Told {
  readonly text: string;
}

/** Compiles as long as each schema and its type say the same, whichever of both is changed. */
export const SCHEMAS_ARE_OF_CHANGES: readonly [
  Matches<z.infer<typeof subject>, Subject>,
  Matches<z.infer<typeof change>, FieldChange>,
  Matches<
    z.infer<typeof step>,
    Omit<Step, 'action'> & Told & { readonly kind: StepKind; readonly guests?: readonly string[] }
  >,
  Matches<z.infer<typeof refusal>, Refusal & { readonly why: string; readonly instead: string }>,
  Matches<z.infer<typeof warning>, Warning & Told>,
  Matches<z.infer<typeof summary>, ChangeCounts>,
  Matches<z.infer<typeof allocation>, ChangePlan['allocation']>,
] = [true, true, true, true, true, true, true];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Host } from 'fleetwright';
import { synthPlan, synthTerraform, testApp } from 'fleetwright/testing';
import { planSchema, type Plan } from '../../../../lib/plan';
import { terraformObjectsOf } from '../../../../lib/synth/terraform/document';
import { TERRAFORM_GAPS } from '../../../../lib/synth/terraform/gaps';
import { outputsOf } from '../../../../lib/synth/terraform/outputs';
import { Everything } from './everything';
import { fieldsOf, isChoice, leavesOf, matches, otherValues, withValue, type Leaf } from './fields';

const PLAN = withTextAsMetaData(synthPlan(new Everything(testApp(), 'kvm-1')));
const FIELDS = fieldsOf(planSchema);
const LEAVES = leavesOf(planSchema, PLAN);

/** Fields by which a plan's objects name others, and where those are. */
const REFERENCES: Readonly<Record<string, 'pools' | 'images' | 'networks'>> = {
  pool: 'pools',
  image: 'images',
  kernel: 'images',
  initrd: 'images',
  network: 'networks',
};

/** Meta data is made of a structure by every construct, while a plan may hold a text. */
function withTextAsMetaData(plan: Plan): Plan {
  const machines = plan.machines.map((machine) =>
    machine.name === 'tiny' && machine.cloudInit !== undefined
      ? {
          ...machine,
          cloudInit: { ...machine.cloudInit, metaData: { kind: 'text' as const, text: 'instance-id: a\n' } },
        }
      : machine,
  );
  return { ...plan, machines };
}

const documentOf = (plan: Plan): string => JSON.stringify([terraformObjectsOf(plan), outputsOf(plan)]);

/** Plans that differ from `PLAN` in the value of one leaf, and in what has to change with it. */
function variantsOf(leaf: Leaf): readonly Plan[] {
  // What tells kinds of one thing apart becomes another kind of it, from anywhere in the plan.
  if (isDiscriminator(leaf)) return otherKinds(leaf);
  const target = REFERENCES[leaf.at.at(-1) ?? ''];
  const values =
    target === undefined
      ? otherValues(leaf)
      : PLAN[target].map(({ name }) => name).filter((name) => name !== leaf.value);
  return values
    .map((value) => withValue(PLAN, leaf.at, value))
    .map((variant) => asPlan(isName(leaf) ? renamed(variant, leaf) : variant));
}

const isDiscriminator = ({ at }: Leaf): boolean => at.at(-1) === 'kind' || at.at(-1) === 'mode';

function otherKinds({ field, at, value }: Leaf): readonly Plan[] {
  return LEAVES.filter((other) => other.field === field && other.value !== value).map((other) =>
    asPlan(withValue(PLAN, at.slice(0, -1), valueAt(PLAN, other.at.slice(0, -1)))),
  );
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made from a plan, one value of which is replaced
const asPlan = (variant: unknown): Plan => variant as Plan;

const isName = ({ field }: Leaf): boolean =>
  ['pools[].name', 'images[].name', 'networks[].name'].includes(field);

/** The plan with all that names the renamed object. */
function renamed(variant: unknown, leaf: Leaf): unknown {
  return LEAVES.filter(
    ({ at, value }) => REFERENCES[at.at(-1) ?? ''] === leaf.at[0] && value === leaf.value,
  ).reduce((plan, { at }) => withValue(plan, at, valueAt(variant, leaf.at)), variant);
}

function valueAt(document: unknown, at: Leaf['at']): unknown {
  return at.reduce<unknown>((value, key) => Reflect.get(Object(value), key), document);
}

describe('the plan of the test host', () => {
  it('holds every field that there is', () => {
    const present = new Set(LEAVES.map(({ field }) => field));
    expect([...FIELDS].filter((field) => !present.has(field))).toEqual([]);
  });
});

describe('the Terraform document', () => {
  const document = documentOf(PLAN);
  const changes = LEAVES.flatMap((leaf) =>
    variantsOf(leaf).map((variant) => ({
      field: leaf.field,
      // Of a choice, each two options must be told apart somewhere; of other values, any two.
      what: isChoice(leaf)
        ? [leaf.field, ...[leaf.value, valueAt(variant, leaf.at)].map(String).toSorted()].join(' ')
        : leaf.field,
      isShown: documentOf(variant) !== document,
    })),
  );
  const named = TERRAFORM_GAPS.flatMap(({ fields }) => fields);
  const isNamed = (field: string): boolean => named.some((pattern) => matches(pattern, field));

  it('shows every field of a plan, or a gap names it', () => {
    const changed = new Set(changes.map(({ field }) => field));
    expect([...FIELDS].filter((field) => !isNamed(field) && !changed.has(field))).toEqual([]);
    const shown = new Set(changes.filter(({ isShown }) => isShown).map(({ what }) => what));
    const missing = changes.filter(({ field, what }) => !isNamed(field) && !shown.has(what));
    expect(missing.map(({ what }) => what)).toEqual([]);
  });

  it('has no gap for a field that it always shows, or for one that there is not', () => {
    const hidden = changes.filter(({ isShown }) => !isShown).map(({ field }) => field);
    expect(named.filter((pattern) => !hidden.some((field) => matches(pattern, field)))).toEqual([]);
  });
});

describe('the gaps', () => {
  it('are those of docs/terraform.md, in the same words and order', () => {
    const text = readFileSync(join(__dirname, '../../../../docs/terraform.md'), 'utf8');
    const section = text.slice(text.indexOf('## What it does not hold')).split('\n## ')[0] ?? '';
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.map(([, what, instead]) => ({ what, instead }))).toEqual(
      TERRAFORM_GAPS.map(({ what, instead }) => ({ what, instead })),
    );
  });

  it('that apply to a host are named in its document, and no others', () => {
    expect(notCarriedIn(synthTerraform(new Everything(testApp(), 'kvm-1')))).toEqual(
      TERRAFORM_GAPS.map(({ what }) => what),
    );
    expect(notCarriedIn(synthTerraform(new Host(testApp(), 'kvm-1', { acceleration: 'tcg' })))).toEqual([
      'the trash, `machineDeletionsMax`, `allowEmpty`',
      'capacity of the host and of pools, overcommit',
      'UUIDs of machines, networks and pools',
      'ownership marks, generations, and that a plan is for this host',
      'the folders that `agent.yaml` allows',
    ]);
  });
});

function notCarriedIn(document: ReturnType<typeof synthTerraform>): readonly unknown[] {
  const { fleetwright } = document['//'] as {
    readonly fleetwright: { readonly notCarried: readonly { readonly what: string }[] };
  };
  return fleetwright.notCarried.map(({ what }) => what);
}

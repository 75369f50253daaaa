import type { ChangePlan, Warning } from '../../planner';
import { columnsOf, padColumns } from '../terminal/character-width';
import type { Paint, Style } from '../terminal/paint';
import type { ToldChange, ToldObject, ToldStep } from '../told';
import { warningInWords } from '../wording';
import type { Mark } from './change-view';

const MARK_STYLE: Readonly<Record<Mark, Style>> = {
  '+': 'add',
  '~': 'change',
  '!': 'disrupt',
  '-': 'remove',
  x: 'refuse',
};

/** Where the impact stands, so that the eye finds it in a column. */
const TITLE_WIDTH = 48;

/** Every change and refusal, object by object. */
export function objectLines(
  objects: readonly ToldObject[],
  paint: Paint,
  bulletOf: (step: ToldStep) => string = () => '·',
): readonly string[] {
  return objects.flatMap((object) => ['', ...linesOf(object, paint, bulletOf)]);
}

/** What is pending and what to know, of a change plan on a host that was asked. */
export function warningSections(changePlan: ChangePlan): readonly string[] {
  const others = changePlan.warnings.filter(({ code }) => code !== 'pending-restart');
  return [
    ...section('pending restart', pendingRestarts(changePlan).map(warningInWords)),
    ...section('warnings', others.map(warningInWords)),
  ];
}

/** Machines that run without something that is stored for their next start. */
export function pendingRestarts({ warnings }: ChangePlan): readonly Warning[] {
  return warnings.filter(({ code }) => code === 'pending-restart');
}

/** A part of the answer under its title; nothing when there is nothing to say. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function linesOf(object: ToldObject, paint: Paint, bulletOf: (step: ToldStep) => string): readonly string[] {
  const { mark, name, label, facts, changes, steps, refusals } = object;
  const title = `${mark} ${name}`;
  const details =
    facts.length > 0
      ? facts.map(({ text }) => text)
      : [
          ...changeLines(changes),
          ...steps.flatMap((step) => [
            `${bulletOf(step)} ${step.text}`,
            ...step.notes.map((note) => `  ${note}`),
          ]),
        ];
  return [
    paint(MARK_STYLE[mark], label === '' ? title : `${padColumns(title, TITLE_WIDTH)} ${label}`),
    ...details.map((line) => `    ${line}`),
    ...refusals.flatMap(({ why, instead }) => [paint('refuse', `    x ${why}`), `      ${instead}`]),
  ];
}

function changeLines(changes: readonly ToldChange[]): readonly string[] {
  const cells = changes.map(({ field, from, to, label }) => ({ field, values: `${from} → ${to}`, label }));
  const fieldWidth = Math.max(0, ...cells.map((cell) => columnsOf(cell.field)));
  const valuesWidth = Math.max(0, ...cells.map((cell) => columnsOf(cell.values)));
  return cells.map((cell) =>
    `${padColumns(cell.field, fieldWidth)}  ${padColumns(cell.values, valuesWidth)}  ${cell.label}`.trimEnd(),
  );
}

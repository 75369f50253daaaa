import { row } from '../matrix-row';
import { differ, type DefinitionRule } from '../rule';

/** Text for people; the guest never sees it. A plan without one states nothing about it. */
export const descriptionRule: DefinitionRule = {
  kind: 'definition',
  compared: 'stored',
  differences: ({ machine: { description }, definition }) =>
    description === undefined ? [] : differ('description', definition.description, description),
  rows: [row('machine', 'description', 'live')],
};

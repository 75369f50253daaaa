import { differ, type DefinitionRule } from '../rule';

/** Text for people; the guest never sees it. A plan without one states nothing about it. */
export const descriptionRule: DefinitionRule = {
  kind: 'definition',
  compared: 'stored',
  differences: ({ description }, actual) =>
    description === undefined ? [] : differ('description', actual.description, description),
};

import { collectParts, nicsOf, duplicates, NONE, type Check } from './check';
import { disordered } from './order';

/** A filter gets each parameter once, and the list is in order of their names. */
export const nicFilters: Check = (plan) =>
  collectParts(plan.machines, nicsOf, (nic, position, machine, index) => {
    if (nic.filter === undefined) return NONE;
    const path = `$.machines[${index}].nics[${position}].filter.parameters`;
    const owner = `the filter of NIC "${nic.name}" of machine "${machine.name}"`;
    const names = nic.filter.parameters.map(({ name }) => name);
    return [
      ...duplicates(
        names.map((value, parameter) => ({
          value,
          place: () => ({ path: `${path}[${parameter}].name`, owner, key: machine.key }),
        })),
        'duplicate-name',
        { what: 'parameter', advice: 'State each parameter once.' },
      ),
      ...disordered(names, { path, key: machine.key, what: `the parameter list of ${owner}` }),
    ];
  });

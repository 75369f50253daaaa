import { row } from '../matrix-row';
import { differ, type DefinitionRule } from '../rule';

/**
 * An explicit choice holds for running machines too. `auto` is settled when a machine is defined while it does not run (see
 * the acceleration choice): it is not worth a restart by itself, and `kvm` and `tcg` both are what it may have become.
 */
export const accelerationRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ definition, context: { plan } }) => {
    const wanted = plan.host.acceleration;
    if (wanted === 'auto')
      return definition.acceleration === 'other' ? differ('acceleration', 'other', 'auto') : [];
    return differ('acceleration', definition.acceleration, wanted);
  },
  rows: [row('machine', 'KVM or software emulation, stated by the host', 'restart')],
};

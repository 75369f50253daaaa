import { machineFieldRules, definitionRules } from './machine/table';
import { cdromFieldRules } from './machine/cdroms';
import { diskFieldRules } from './machine/disks';
import { nicFieldRules } from './machine/nics';
import { MATRIX_AREAS, type MatrixRow } from './matrix-row';
import { networkFieldRules } from './network/settings';
import { poolFieldRules } from './pool/table';

/**
 * What every change means, area by area: made from the rules that decide it, so that it cannot say anything else. Rules share
 * rows where one change shows in several fields.
 */
export function changeMatrix(): readonly MatrixRow[] {
  const rules = [
    ...Object.values(machineFieldRules).flat(),
    ...definitionRules,
    ...Object.values(diskFieldRules),
    ...Object.values(cdromFieldRules),
    ...Object.values(nicFieldRules),
    ...Object.values(networkFieldRules),
    ...Object.values(poolFieldRules),
  ];
  const rows = [...new Set(rules.flatMap((rule): readonly MatrixRow[] => rule.rows))];
  return MATRIX_AREAS.flatMap((area) => rows.filter((entry) => entry.area === area));
}

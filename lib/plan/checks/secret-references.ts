import type { JsonObject, JsonValue } from '../document/cloud-init';
import { isMeantAsReference, tryReadReference } from '../document/secret-reference';
import { jsonPath, type PlanProblem } from '../problem';
import { collect, NONE, problem, type Check } from './check';

/**
 * References to secrets stand where the host puts texts in their place: in structured user and vendor data. Any other key that
 * begins with `$` would reach the guest as it is, while its author believes that it is a secret.
 */
export const secretReferences: Check = (plan) =>
  collect(plan.machines, ({ name, key, cloudInit }, index) => {
    if (cloudInit === undefined) return NONE;
    return PARTS.flatMap(({ part, canResolve }): readonly PlanProblem[] => {
      const document = cloudInit[part];
      if (document?.kind !== 'structured') return NONE;
      const path = ['machines', index, 'cloudInit', part, 'value'];
      const report = (at: Path, message: string, advice: string) =>
        problem(
          'secret-reference-invalid',
          { path: jsonPath([...path, ...at]), key },
          `in the cloud-init data of machine "${name}", ${message}`,
          advice,
        );
      return objectsMeant(document.value, []).flatMap(({ value, at }) => {
        if (!canResolve) return [report(at, `${part} cannot hold a secret`, WHERE)];
        if (tryReadReference(value) === undefined) {
          return [report(at, 'an object with a key that begins with "$" is no reference to a secret', HOW)];
        }
        return at.length === 0 ? [report(at, 'a secret stands for all of it', WHERE)] : [];
      });
    });
  });

const PARTS = [
  { part: 'metaData', canResolve: false },
  { part: 'userData', canResolve: true },
  { part: 'vendorData', canResolve: true },
  { part: 'networkConfig', canResolve: false },
] as const;

const HOW =
  'Write {"$secret": name} with a name of a-z, 0-9 and "-", or {"$age": text} with an armoured age file, and no other key beside.';
const WHERE = 'Use it for a text within userData or vendorData that is given as an object.';

type Path = readonly (string | number)[];

function objectsMeant(
  value: JsonValue,
  at: Path,
): readonly { readonly value: JsonObject; readonly at: Path }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isList(value)) return value.flatMap((member, index) => objectsMeant(member, [...at, index]));
  if (isMeantAsReference(value)) return [{ value, at }];
  return Object.entries(value).flatMap(([name, member]) => objectsMeant(member, [...at, name]));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

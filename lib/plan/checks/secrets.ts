import type { CloudInitDocument } from '../document/cloud-init';
import { jsonPath } from '../problem';
import { collect, NONE, problem, type Check } from './check';
import { secretsInText } from './secrets-in-text';
import { secretsInValue } from './secrets-in-value';

/**
 * Plans are committed, reviewed, sent and logged, so no secret may reach one: cloud-init has a hashed or a public form for each.
 * Passwords are looked for where cloud-init reads them (cc_users_groups, cc_set_passwords), private keys anywhere.
 */
export const secrets: Check = (plan) =>
  collect(plan.machines, (machine, index) => {
    const { cloudInit } = machine;
    if (cloudInit === undefined) return NONE;
    return PARTS.flatMap((part) => {
      const document: CloudInitDocument | undefined = cloudInit[part];
      if (document === undefined) return [];
      const path = ['machines', index, 'cloudInit', part];
      const found =
        document.kind === 'structured'
          ? secretsInValue(document.value).map((secret) => ({
              ...secret,
              path: [...path, 'value', ...secret.path],
            }))
          : secretsInText(document.text).map((secret) => ({ ...secret, path: [...path, 'text'] }));
      return found.map((secret) =>
        problem(
          'plain-text-secret',
          { path: jsonPath(secret.path), key: machine.key },
          `the cloud-init data of machine "${machine.name}" holds ${secret.what}`,
          secret.what.includes('key') ? KEY_ADVICE : PASSWORD_ADVICE,
        ),
      );
    });
  });

const PARTS = ['metaData', 'userData', 'vendorData', 'networkConfig'] as const;
const PASSWORD_ADVICE =
  'Use ssh_authorized_keys, a hash (`openssl passwd -6`) in hashed_passwd, or a reference to a secret in data that is given as ' +
  'an object (a text can hold none): a plan is no place for secrets.';
const KEY_ADVICE =
  'Let the guest make its own keys, or use a reference to a secret in data that is given as an object (a text can hold none): ' +
  'a plan is no place for secrets.';

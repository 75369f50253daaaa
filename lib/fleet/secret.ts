import { isAgeArmour, NAME_PATTERN, type SecretReference } from '../plan';

/**
 * A text in cloud-init data that neither the program nor its plan knows: the host's agent puts it in its place when it writes the
 * seed, and nowhere else. It stands for a whole value, never for a part of a text.
 */
export class Secret {
  /**
   * The host's own secret of this name: a systemd credential, or a file in its folder of secrets.
   * @throws TypeError when that is no name.
   */
  static named(name: string): Secret {
    if (!NAME_PATTERN.test(name)) {
      throw new TypeError(
        `${JSON.stringify(name)} cannot be the name of a secret: use 1 to 63 of a-z, 0-9 and "-", and begin and end with a letter or digit`,
      );
    }
    return new Secret({ $secret: name });
  }

  /**
   * A value that was encrypted to the host's key, as `fleetwright secret encrypt` or `age --armor` prints it.
   * @throws TypeError when that is no armoured age file.
   */
  static encrypted(armoured: string): Secret {
    if (!isAgeArmour(armoured)) {
      // The text is not shown: it may be the secret itself.
      throw new TypeError(
        'Secret.encrypted takes an armoured age file, from "-----BEGIN AGE ENCRYPTED FILE-----" to its END line: make one with `fleetwright secret encrypt`',
      );
    }
    return new Secret({ $age: `${armoured.replaceAll('\r\n', '\n').trimEnd()}\n` });
  }

  /** What stands in the plan for it. */
  readonly reference: SecretReference;

  private constructor(reference: SecretReference) {
    this.reference = reference;
  }
}

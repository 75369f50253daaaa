const BEGIN = '-----BEGIN SSH SIGNATURE-----';
const END = '-----END SSH SIGNATURE-----';

/** A signature of the largest key that is taken has 6 KiB. */
const ARMOUR_LENGTH_MAX = 16 * 1024;

const ARMOUR = new RegExp(`^${BEGIN}\\n((?:[A-Za-z0-9+/]+={0,2}\\n)+)${END}[ \\t\\r\\n]*$`);

/** Whether this begins as an armoured signature does, and ends before that does. */
export function isCutArmour(text: string): boolean {
  return text !== '' && text.startsWith(BEGIN.slice(0, text.length)) && !text.includes(END);
}

/** The bytes of an armoured signature; nothing where it is broken or more than one way to write them. */
export function tryDearmour(text: string): Uint8Array | undefined {
  if (text.trimEnd().length > ARMOUR_LENGTH_MAX) return undefined;
  const base64 = ARMOUR.exec(text)?.[1]?.replaceAll('\n', '');
  if (base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
}

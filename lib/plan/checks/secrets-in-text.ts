import type { FoundSecret } from './secrets-in-value';
import { isPlainPassword, passwordOfEntry, PRIVATE_KEY } from './secret-words';

/**
 * Secrets in cloud-init data that is given as text. The text may be YAML, a script or an archive of both, so this looks at
 * lines as a reviewer would: it finds what is written the usual way, and cannot promise to find everything.
 */
export function secretsInText(text: string): readonly { readonly what: FoundSecret['what'] }[] {
  const found: { readonly what: string }[] = [];
  if (PRIVATE_KEY.test(text)) found.push({ what: 'a private key' });
  let chpasswdIndent: number | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.search(/\S/);
    if (indent === -1 || line[indent] === '#') continue;
    if (chpasswdIndent !== undefined && indent <= chpasswdIndent) chpasswdIndent = undefined;
    if (CHPASSWD.test(line)) chpasswdIndent = indent;
    if (plainPassword(line, chpasswdIndent !== undefined)) {
      found.push({ what: `a password in plain text (line ${index + 1})` });
    }
  }
  return found;
}

const CHPASSWD = /^\s*["']?chpasswd["']?\s*:/;
const PLAIN_TEXT_PASSWORD = /(?:^|[\s{,-])["']?plain_text_passwd["']?\s*:\s*\S/;
const DEFAULT_PASSWORD = /^["']?password["']?\s*:\s*(\S.*)$/;
const USER_PASSWORD = /(?:^|[\s{,])["']?password["']?\s*:\s*([^\s,}]+)/;
/** `user:secret` with no space after the colon, as chpasswd reads it; YAML's own keys have the space. */
const LIST_ENTRY = /^\s*(?:-\s+)?["']?([a-z_][a-z0-9_-]*:[^\s"']+)["']?\s*$/i;

function plainPassword(line: string, isInChpasswd: boolean): boolean {
  if (PLAIN_TEXT_PASSWORD.test(line)) return true;
  const own = DEFAULT_PASSWORD.exec(line)?.[1];
  if (own !== undefined) return isPlainPassword(unquote(own));
  if (!isInChpasswd) return false;
  const user = USER_PASSWORD.exec(line)?.[1];
  if (user !== undefined) return isPlainPassword(unquote(user));
  const entry = LIST_ENTRY.exec(line)?.[1];
  return entry !== undefined && isPlainPassword(passwordOfEntry(entry));
}

function unquote(text: string): string {
  return /^(["'])(.*)\1\s*(#.*)?$/.exec(text)?.[2] ?? text.split(' #', 1).join('');
}

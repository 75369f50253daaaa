/** A password that is written as a hash (crypt's `$id$…` or a locked `!`/`*`) or that cloud-init makes up itself is no secret. */
export function isPlainPassword(text: string): boolean {
  return !/^(\$[0-9a-z]+\$.+|R|RANDOM|[!*].*|)$/.test(text.trim());
}

/** The secret part of a `user:password` entry of `chpasswd`. */
export function passwordOfEntry(entry: string): string {
  return entry.slice(entry.indexOf(':') + 1);
}

/** How PEM and OpenSSH files that hold a private key begin. */
export const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;

/** A URL as it may be shown: without user, password, query and fragment, any of which can hold a secret. */
export function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** What of a URL must never be shown, as it is written and as it is meant. */
export function secretsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const { protocol, username, password, search } = new URL(url);
  // Without a password the user may be a token, except for ssh, where it is "git" and the like.
  const tokenAsUser = password === '' && protocol !== 'ssh:' ? username : '';
  const written = [tokenAsUser, password, search.slice(1)].filter((part) => part !== '');
  return [...new Set([...written, ...written.map(decoded)])];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A few lines of a terminal: what libvirt, its XML or a guest says may have megabytes, and messages are for people. */
const lengthMax = 400;

/** Text of others within a message of ours, cut where nobody would read on. */
export function shortened(text: string): string {
  if (text.length <= lengthMax) return text;
  // Not in the middle of a character.
  return `${text.slice(0, lengthMax).replace(/[\ud800-\udbff]$/, '')}…`;
}

// Man pages as text: few macros of man(7), and everything that is not a macro of ours escaped.

/** Text that roff prints as it is. */
export function escaped(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('’', '\\(cq')
    .replaceAll('“', '\\(lq')
    .replaceAll('”', '\\(rq')
    .replaceAll('…', '...')
    .replace(/^([.])/gm, '\\&$1');
}

export const bold = (text) => `\\fB${escaped(text)}\\fR`;
export const italic = (text) => `\\fI${escaped(text)}\\fR`;

/** Words with code between backticks, which man pages show bold. */
export function prose(text) {
  return text
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? bold(part) : escaped(part)))
    .join('')
    .replace(/^\./gm, '\\&.');
}

/** Lines that keep their layout. */
export const literal = (text) => `.PP\n.RS 4\n.nf\n${escaped(text)}\n.fi\n.RE`;

export const section = (title, ...parts) => [`.SH ${title}`, ...parts].join('\n');
export const subsection = (title, ...parts) => [`.SS ${title}`, ...parts].join('\n');
export const paragraph = (text) => `.PP\n${text}`;
export const item = (tag, text) => `.TP\n${tag}\n${text}`;

/** A whole page; `date` is a day such as 2026-11-23. */
export function page({ name, section: number, date, version, title }, ...sections) {
  const head = `.TH ${name.toUpperCase()} ${number} ${date} "Fleetwright ${version}" "${title}"`;
  const text = [head, '.nh', '.ad l', ...sections].join('\n');
  // A title begins a paragraph by itself.
  return `${text.replace(/^(\.S[HS] .*)\n\.PP$/gm, '$1')}\n`;
}

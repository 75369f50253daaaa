import { styleText } from 'node:util';

/** The few styles used; one meaning each, so that colour never says what the words do not. */
export type Style = 'add' | 'change' | 'disrupt' | 'remove' | 'refuse' | 'ok' | 'faint' | 'strong';

export type Paint = (style: Style, text: string) => string;

const FORMAT: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  add: 'green',
  change: 'cyan',
  disrupt: 'yellow',
  remove: 'red',
  refuse: 'magenta',
  ok: 'green',
  faint: 'dim',
  strong: 'bold',
};

/** Colours text, or leaves it as it is. */
export function paintWith(colour: boolean): Paint {
  return colour
    ? (style, text) => styleText(FORMAT[style], text, { validateStream: false })
    : (_style, text) => text;
}

/** Colour only for a person at a terminal who has not said no (https://no-color.org). */
export function wantsColour(
  stream: { readonly isTTY?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const refused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return stream.isTTY === true && !refused;
}

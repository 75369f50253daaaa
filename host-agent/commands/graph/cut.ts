/** What stands for the part that is left out. */
const ELLIPSIS = '…';

/** Text of at most so many characters; a longer one ends with an ellipsis. */
export function cut(text: string, lengthMax: number): string {
  const characters = Array.from(text);
  return characters.length <= lengthMax ? text : `${characters.slice(0, lengthMax - 1).join('')}${ELLIPSIS}`;
}

/** A name of at most so many characters. The middle goes, because names of many machines differ at their ends. */
export function cutMiddle(name: string, lengthMax: number): string {
  const characters = Array.from(name);
  if (characters.length <= lengthMax) return name;
  const end = Math.floor((lengthMax - 1) / 2);
  const start = lengthMax - 1 - end;
  return `${characters.slice(0, start).join('')}${ELLIPSIS}${characters.slice(characters.length - end).join('')}`;
}

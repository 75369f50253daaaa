import { contains, overlaps, type Picture } from './picture';

/** What must hold for every picture, as a list of what does not. */
export function faultsOf({ frame, cards, texts, lines }: Picture): readonly string[] {
  const faults: string[] = [];
  const alone = [...texts, ...cards.flatMap((card) => card.texts)];
  for (const { title, at } of cards)
    if (!contains(frame, at)) faults.push(`card "${title}" leaves the picture`);
  for (const { text, at } of texts)
    if (!contains(frame, at)) faults.push(`text "${text}" leaves the picture`);
  for (const card of cards) {
    for (const { text, at } of card.texts) {
      if (!contains(card.at, at)) faults.push(`text "${text}" leaves its card`);
    }
    for (const { text, at } of texts) {
      if (overlaps(card.at, at)) faults.push(`text "${text}" lies on card "${card.title}"`);
    }
  }
  for (const piece of lines) {
    if (!contains(frame, piece)) faults.push('a line leaves the picture');
    for (const { text, at } of texts) if (overlaps(piece, at)) faults.push(`a line runs through "${text}"`);
    for (const { title, at } of cards)
      if (overlaps(piece, at)) faults.push(`a line runs through card "${title}"`);
  }
  faults.push(
    ...overlappingPairs(cards.map(({ title, at }) => ({ name: title, at }))),
    ...overlappingPairs(alone.map(({ text, at }) => ({ name: text, at }))),
  );
  return faults;
}

/** By a sweep from top to bottom: a thousand machines have a million pairs. */
function overlappingPairs(
  things: readonly { readonly name: string; readonly at: Picture['frame'] }[],
): readonly string[] {
  const sorted = [...things].sort((left, right) => left.at.top - right.at.top);
  return sorted.flatMap((one, index) => {
    const faults: string[] = [];
    for (const other of sorted.slice(index + 1)) {
      if (other.at.top >= one.at.bottom) break;
      if (overlaps(one.at, other.at)) faults.push(`"${one.name}" and "${other.name}" lie on each other`);
    }
    return faults;
  });
}

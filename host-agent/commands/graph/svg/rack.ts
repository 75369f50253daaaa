import {
  aboutMachineInWords,
  drivesSumLines,
  groupNameInWords,
  hostInWords,
  machineSizeInWords,
  machinesSumLines,
} from '../../wording/graph';
import { machineGroups, type MachineGroup, type MachineWithDevices, type Topology } from '../topology';
import type { Marks } from '../graph';
import { becomingOf } from './becoming';
import { cardHeight, cardWidth, drawCard, type Card } from './card';
import { linkCard, poolCard } from './layers/cards';
import { drawLegend, legendHeight } from './legend';
import { textLine, type Drawing } from './markup';

/** As wide as a picture can be on a phone with its text still readable after a zoom by two fingers. */
const WIDTH_PX = 720;
const MARGIN_PX = 12;
const PADDING_PX = 14;
const INNER_X = MARGIN_PX + PADDING_PX;
const INNER_WIDTH_PX = WIDTH_PX - 2 * INNER_X;
const GAP_PX = 6;
const SECTION_GAP_PX = 14;
const HEADING_PX = 24;
const HEADING_LINE_PX = 15;
const FRAME_TITLE_PX = 30;

/** A machine's box: a dozen letters at least, and not so wide that only three would stand in a row. */
const MACHINE_WIDTH_PX = { min: 84, max: 160 };
/** Networks and pools say more than machines. */
const FACTS_WIDTH_PX = 320;

/** Cards under a heading, in rows. */
interface Section {
  /** In lines: what is in it, and what of that changes. */
  readonly heading: readonly string[];
  readonly cards: readonly Card[];
  readonly widthMinPx: number;
}

/** Draws a grid of small boxes, grouped by the networks that the machines are on. */
export function drawRack(topology: Topology): Drawing {
  const sections = sectionsOf(topology);
  const legend = { x: MARGIN_PX, y: MARGIN_PX, width: WIDTH_PX - 2 * MARGIN_PX };
  const frameY = legend.y + legendHeight(topology.marks, legend.width);
  const parts: string[] = [];
  let y = frameY + FRAME_TITLE_PX;
  for (const section of sections) {
    parts.push(
      ...section.heading.map((text, index) =>
        textLine({
          text,
          x: INNER_X,
          y: y + HEADING_PX - 8 + index * HEADING_LINE_PX,
          widthPx: INNER_WIDTH_PX,
          look: index === 0 ? 'fact' : 'small-name',
        }),
      ),
    );
    const grid = drawGrid(section, y + HEADING_PX + (section.heading.length - 1) * HEADING_LINE_PX);
    parts.push(...grid.parts);
    y = grid.bottom + SECTION_GAP_PX;
  }
  const frameHeight = y - frameY;
  return {
    width: WIDTH_PX,
    height: y + MARGIN_PX,
    parts: [
      ...drawLegend(topology.marks, legend),
      `<rect class="frame" x="${MARGIN_PX}" y="${frameY}" width="${WIDTH_PX - 2 * MARGIN_PX}" height="${frameHeight}" rx="8"/>`,
      textLine({
        text: hostInWords(topology.host),
        x: INNER_X,
        y: frameY + 22,
        widthPx: INNER_WIDTH_PX,
        look: 'name',
      }),
      ...parts,
    ],
  };
}

function sectionsOf(topology: Topology): readonly Section[] {
  const { links, pools, machinesOn, drivesIn, marks } = topology;
  const linkCards = links.map((link) =>
    withMore(linkCard(link, marks), machinesSumLines(machinesOn.get(link.id) ?? [], marks)),
  );
  const poolCards = pools.map((pool) =>
    withMore(poolCard(pool, marks), drivesSumLines(drivesIn.get(pool.id) ?? [], marks)),
  );
  return [
    { heading: ['networks'], cards: linkCards, widthMinPx: FACTS_WIDTH_PX },
    ...machineGroups(topology).map((group) => groupSection(group, marks)),
    { heading: ['pools'], cards: poolCards, widthMinPx: FACTS_WIDTH_PX },
  ].filter(({ cards }) => cards.length > 0);
}

function withMore(card: Card, facts: readonly string[]): Card {
  return { ...card, facts: [...card.facts, ...facts], about: [...card.about, ...facts] };
}

function groupSection(group: MachineGroup, marks: Marks): Section {
  const cards = group.machines.map((machine) => rackCard(machine, marks));
  const [number = '', size = '', ...changes] = machinesSumLines(group.machines, marks);
  const widths = cards.map(cardWidth);
  return {
    heading: [
      `${groupNameInWords(group)} · ${number} · ${size}`,
      ...(changes.length === 0 ? [] : [changes.join(', ')]),
    ],
    cards,
    widthMinPx: widths.reduce(
      (widest, width) => Math.max(widest, Math.min(width, MACHINE_WIDTH_PX.max)),
      MACHINE_WIDTH_PX.min,
    ),
  };
}

function rackCard(machine: MachineWithDevices, marks: Marks): Card {
  const { id, name, powerState } = machine.machine;
  return {
    size: 'small',
    look: powerState === 'stopped' ? 'stopped machine' : 'machine',
    name,
    facts: [machineSizeInWords(machine.machine)],
    about: aboutMachineInWords(machine, marks),
    becoming: becomingOf(marks, id),
  };
}

/** As many columns as fit, which then share the width evenly. */
function drawGrid(
  { cards, widthMinPx }: Section,
  top: number,
): { readonly parts: readonly string[]; readonly bottom: number } {
  const columns = Math.max(1, Math.floor((INNER_WIDTH_PX + GAP_PX) / (widthMinPx + GAP_PX)));
  const width = Math.floor((INNER_WIDTH_PX - (columns - 1) * GAP_PX) / columns);
  const parts: string[] = [];
  let y = top;
  for (let start = 0; start < cards.length; start += columns) {
    const row = cards.slice(start, start + columns);
    const height = Math.max(...row.map(cardHeight));
    parts.push(
      ...row.map((card, column) =>
        drawCard(card, { x: INNER_X + column * (width + GAP_PX), y, width, height }),
      ),
    );
    y += height + GAP_PX;
  }
  return { parts, bottom: y - GAP_PX };
}

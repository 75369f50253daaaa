import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { planSchema } from 'fleetwright/plan';
import type { Graph } from '../../../../host-agent/commands/graph/graph';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import { renderMermaid } from '../../../../host-agent/commands/graph/mermaid/render-mermaid';
import { renderSvg } from '../../../../host-agent/commands/graph/svg/render-svg';
import { samplePlan } from '../../../lib/plan/sample-plan';
import { reviewedGraph, shopChange } from './changed-plans';
import { labPlan, webPlan } from './sample-plans';

/**
 * Pictures as they were looked at. After a change that shall be:
 *
 *     FLEETWRIGHT_UPDATE_GOLDEN=1 npx jest --selectProjects=unit --testPathPatterns=commands/graph/golden
 */
const UPDATE = process.env['FLEETWRIGHT_UPDATE_GOLDEN'] === '1';

const GRAPHS: readonly (readonly [string, () => Graph])[] = [
  ['web', () => graphOfPlan(webPlan())],
  ['lab', () => graphOfPlan(labPlan())],
  ['everything', () => graphOfPlan(planSchema.parse(samplePlan()))],
  ['shop-change', () => reviewedGraph(shopChange())],
];

describe.each(GRAPHS)('the picture of "%s" is the one that was looked at', (name, graph) => {
  it.each([
    ['mmd', renderMermaid],
    ['svg', (drawn: Graph) => renderSvg(drawn)],
  ] as const)('as %s', (extension, render) => {
    const text = `${render(graph())}\n`;
    const path = join(__dirname, 'golden', `${name}.${extension}`);
    if (UPDATE) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});

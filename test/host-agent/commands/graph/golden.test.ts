import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { planSchema, type Plan } from 'fleetwright/plan';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import { renderMermaid } from '../../../../host-agent/commands/graph/mermaid/render-mermaid';
import { renderSvg } from '../../../../host-agent/commands/graph/svg/render-svg';
import { samplePlan } from '../../../lib/plan/sample-plan';
import { labPlan, webPlan } from './sample-plans';

/**
 * Pictures as they were looked at. After a change that shall be:
 *
 *     FLEETWRIGHT_UPDATE_GOLDEN=1 npx jest --selectProjects=unit --testPathPatterns=commands/graph/golden
 */
const UPDATE = process.env['FLEETWRIGHT_UPDATE_GOLDEN'] === '1';

const PLANS: readonly (readonly [string, () => Plan])[] = [
  ['web', webPlan],
  ['lab', labPlan],
  ['everything', () => planSchema.parse(samplePlan())],
];

describe.each(PLANS)('the picture of "%s" is the one that was looked at', (name, plan) => {
  it.each([
    ['mmd', renderMermaid],
    ['svg', renderSvg],
  ] as const)('as %s', (extension, render) => {
    const text = `${render(graphOfPlan(plan()))}\n`;
    const path = join(__dirname, 'golden', `${name}.${extension}`);
    if (UPDATE) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});

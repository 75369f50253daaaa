// Writes schemas/plan.v1.schema.json from lib/plan. Run after changing the plan document: node scripts/generate-plan-schema.mjs
import { loadSources, writeSchema } from './load-sources.mjs';

const { planJsonSchema } = await loadSources(`export { planJsonSchema } from './lib/plan';`);
await writeSchema('plan.v1.schema.json', planJsonSchema());

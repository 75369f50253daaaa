// Writes schemas/review-1.schema.json from host-agent/commands/review-schema. Run after changing what a review answers:
// node scripts/generate-review-schema.mjs
import { loadSources, writeSchema } from './load-sources.mjs';

const { reviewJsonSchema } = await loadSources(
  `export { reviewJsonSchema } from './host-agent/commands/review-schema/review';`,
);
await writeSchema('review-1.schema.json', reviewJsonSchema());

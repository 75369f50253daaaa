import type { ToldReview } from '../told';
import { bytesOf } from './markdown/bounded';
import { chooseParts } from './markdown/choose-parts';
import { tryHostParts } from './markdown/host-parts';
import { summaryMarkdown } from './markdown/summary';

/** By this line a pipeline finds its comment again, to write the newer review into it. */
export const REVIEW_COMMENT_MARKER = '<!-- fleetwright-review -->';

/** GitHub takes comments of up to 65,536 characters; some room is left for what a pipeline puts around the review. */
const COMMENT_BYTES_MAX = 60_000;

/** A review as a comment on a pull request: what everybody reads first, everything else folded away, host by host. */
export function renderReviewMarkdown(review: ToldReview): string {
  const start = `${REVIEW_COMMENT_MARKER}\n${summaryMarkdown(review)}`;
  const hosts = review.hosts.flatMap((host) => tryHostParts(host) ?? []);
  return [start, ...chooseParts(hosts, COMMENT_BYTES_MAX - bytesOf(start))].join('\n\n');
}

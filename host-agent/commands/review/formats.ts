import { extname } from 'node:path';
import { CommandFailure } from '../command-failure';
import { renderPage } from '../page/render-page';
import { renderReview } from '../rendering/review';
import { renderReviewMarkdown } from '../rendering/review-markdown';
import type { Paint } from '../terminal/paint';
import { paintWith } from '../terminal/paint';
import { plain } from '../terminal/plain';
import type { ToldReview } from '../told';

/** How a review can be written. */
export const REVIEW_FORMATS = ['text', 'markdown', 'html', 'json'] as const;
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

/** A review that is ready to be written in any format. */
export interface WritableReview {
  readonly told: ToldReview;
  /** The JSON answer; made only where it is wanted. */
  readonly answer: () => string;
}

const EXTENSIONS: ReadonlyMap<string, ReviewFormat> = new Map([
  ['.txt', 'text'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.json', 'json'],
]);

/** The review as text, without a line end. */
export function renderReviewAs(
  format: ReviewFormat,
  { told, answer }: WritableReview,
  paint: Paint = paintWith(false),
): string {
  switch (format) {
    case 'text':
      return renderReview(told, paint);
    case 'markdown':
      return renderReviewMarkdown(told);
    case 'html':
      return renderPage(told);
    case 'json':
      return answer();
  }
}

/** The format that a file's name stands for. @throws CommandFailure */
export function reviewFormatOf(file: string): ReviewFormat {
  const format = EXTENSIONS.get(extname(file).toLowerCase());
  if (format !== undefined) return format;
  throw new CommandFailure({
    code: 'format-needed',
    message: `The name ${plain(file)} does not say in which format to write.`,
    advice: `Let it end with ${[...EXTENSIONS.keys()].join(', ')}.`,
  });
}

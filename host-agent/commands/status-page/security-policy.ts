import { createHash } from 'node:crypto';
import { HEAD_SCRIPT } from '../page/client/scripts';
import { styleOf } from '../page/client/script';
import { STATUS_BODY_SCRIPT } from './client/scripts';
import { STATUS_PAGE_STYLE } from './style/style';

/** All rules of the page. */
export const STYLE = styleOf(STATUS_PAGE_STYLE);

const IN_DOCUMENT = [
  "default-src 'none'",
  `script-src ${HEAD_SCRIPT.source} ${STATUS_BODY_SCRIPT.source}`,
  `style-src ${STYLE.source}`,
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** Only these scripts and this style, nothing from elsewhere, and questions to nobody but the agent itself. */
export const DOCUMENT_POLICY = IN_DOCUMENT.join('; ');

/** The same, and what only a header can say. */
export const HEADER_POLICY = [...IN_DOCUMENT, "frame-ancestors 'none'"].join('; ');

/** Another one means that the agent was replaced by one with another page, which a page that is open has to fetch as a whole. */
export const PAGE_VERSION = createHash('sha256').update(DOCUMENT_POLICY).digest('hex').slice(0, 16);

import { styleSheet } from '../../graph/svg/style';
import { FRAME } from './frame';
import { HOST } from './host';
import { PICTURES } from './pictures';
import { THEMES } from './themes';

/** All rules of the page. They hold nothing that comes from a review. */
export const PAGE_STYLE = [THEMES, FRAME, HOST, PICTURES, styleSheet({ themes: 'attribute' })].join('\n');

import { PAGE_STYLE } from '../../page/style/style';
import { LAYOUT } from './layout';
import { ROWS } from './rows';

/** All rules of the agent's page: those of every page, and its own. They hold nothing that comes from a status. */
export const STATUS_PAGE_STYLE = [PAGE_STYLE, LAYOUT, ROWS].join('\n');

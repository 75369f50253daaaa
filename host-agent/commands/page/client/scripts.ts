import { PAGE_STYLE } from '../style/style';
import { filterScript } from './filter';
import { keysScript } from './keys';
import { printScript } from './print';
import { scriptOf, styleOf } from './script';
import { themeScript } from './theme';

/** Before anything is shown. */
export const HEAD_SCRIPT = scriptOf([themeScript]);

/** When everything is there. */
export const BODY_SCRIPT = scriptOf([filterScript, keysScript, printScript]);

/** The rules of the page. */
export const STYLE = styleOf(PAGE_STYLE);

/** The policy that lets only these scripts run and these rules apply, and nothing be loaded. */
export const SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${HEAD_SCRIPT.source} ${BODY_SCRIPT.source}`,
  `style-src ${STYLE.source}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

import { filterScript } from './filter';
import { keysScript } from './keys';
import { printScript } from './print';
import { scriptOf } from './script';
import { themeScript } from './theme';

/** Before anything is shown. */
export const HEAD_SCRIPT = scriptOf([themeScript]);

/** When everything is there. */
export const BODY_SCRIPT = scriptOf([filterScript, keysScript, printScript]);

/** The policy that lets only these scripts run and nothing be loaded. Pictures and bars carry their sizes as styles. */
export const SECURITY_POLICY = [
  "default-src 'none'",
  `script-src ${HEAD_SCRIPT.source} ${BODY_SCRIPT.source}`,
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

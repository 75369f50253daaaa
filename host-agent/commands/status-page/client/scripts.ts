import { filterScript } from '../../page/client/filter';
import { keysScript } from '../../page/client/keys';
import { printScript } from '../../page/client/print';
import { scriptOf } from '../../page/client/script';
import { announceScript } from './announce';
import { applyScript } from './apply';
import type { StatusWindow } from './browser';
import { connectScript } from './connect';
import { eventsScript } from './events';
import { refreshScript } from './refresh';
import { takeScript } from './take';
import { timesScript } from './times';

/** When everything is there; they know of each other by events of the document only. */
export const STATUS_BODY_SCRIPT = scriptOf<StatusWindow>([
  takeScript,
  applyScript,
  timesScript,
  announceScript,
  eventsScript,
  filterScript,
  keysScript,
  printScript,
  refreshScript,
  connectScript,
]);

import { attribute, call, calls, child, flattened, flattenedAttribute, textChild, type Rules } from './rules';

const format = child('format', { type: attribute('type') });

/** `libvirt_pool`, as far as the project's documents go. */
export const poolRules: Rules = {
  type: attribute('type'),
  name: textChild('name'),
  target: child('target', { path: textChild('path') }),
  create: calls({ build: call, start: call, autostart: call }),
  destroy: calls({ delete: call }),
};

/** `libvirt_volume`, as far as the project's documents go. */
export const volumeRules: Rules = {
  type: attribute('type'),
  name: textChild('name'),
  capacity: flattened('capacity'),
  capacity_unit: flattenedAttribute('capacity', attribute('unit')),
  target: child('target', { format }),
  backing_store: child('backingStore', { path: textChild('path'), format }),
  pool: call,
  create: calls({ content: calls({ url: call }) }),
};

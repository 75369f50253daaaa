/** What parts of a review are called, in every format. */
export const REVIEW_TITLES = {
  review: 'review',
  failing: 'failing',
  notChecked: 'not checked',
  hosts: 'hosts',
  changes: 'changes',
  steps: 'steps, in order',
  concerns: 'look at',
  drift: 'different already, without this change',
  pendingRestarts: 'pending restart',
  warnings: 'warnings',
  assumptions: 'taken for granted',
  allocation: 'allocation',
  addresses: 'addresses',
  topology: 'topology',
} as const;

/** Columns of the tables of a review, in every format. */
export const REVIEW_COLUMNS = {
  /** By the fields of a told allocation. */
  allocation: {
    name: 'of',
    before: 'now',
    after: 'after',
    capacity: 'host has',
    overcommit: 'overcommit',
    limit: 'room',
  },
  /** By the fields of told addresses. */
  addresses: { network: 'network', subnet: 'subnet', fixed: 'fixed', dynamic: 'given out', free: 'free' },
  /** By the fields of a told change. */
  changes: { field: 'field', from: 'from', to: 'to', label: 'impact' },
  /** A row for each host. */
  hosts: {
    name: 'host',
    create: 'create',
    change: 'change',
    restart: 'restart',
    destroy: 'destroy',
    refused: 'refused',
    impact: 'worst impact',
    vcpus: 'vCPUs',
    memory: 'memory',
    fits: 'fits',
  },
} as const;

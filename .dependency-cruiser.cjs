/**
 * Walls between the rooms: what each may import, and what it may reach at all. A room is entered by its index.ts only;
 * whatever is not listed here may not be imported. Circles are the linter's business (import/no-cycle), which lets those of types be.
 */

/** Own rooms, npm packages and node modules (`true`: any) that each room may import; `types`: rooms of which only types (the linter sees to that). */
const ROOMS = {
  'lib/plan': { packages: ['zod', 'ip-address'], node: ['crypto'] },
  'lib/placement': { rooms: ['lib/plan'], packages: ['ip-address'], node: ['crypto'] },
  'lib/describe': { rooms: ['lib/plan'] },
  'lib/fleet': { rooms: ['lib/plan', 'lib/placement'], packages: ['constructs', 'cdktf'], node: ['path'] },
  'lib/synth': {
    rooms: ['lib/fleet', 'lib/plan', 'lib/placement', 'lib/describe'],
    packages: ['constructs', 'cdktf', '@cdktf/provider-libvirt'],
    node: ['fs', 'fs/promises', 'path', 'process'],
  },
  'lib/testing': {
    rooms: ['lib/fleet', 'lib/plan', 'lib/placement', 'lib/describe', 'lib/synth'],
    packages: ['constructs', 'cdktf'],
    node: true,
  },
  'lib/provider-libvirt': { packages: ['constructs', 'cdktf'] },
  'host-agent/libvirt': { packages: ['slimdom'], node: true },
  'host-agent/inventory': {
    rooms: ['host-agent/libvirt', 'lib/plan'],
    packages: ['ip-address', 'zod'],
    node: ['crypto'],
  },
  'host-agent/planner': { rooms: ['lib/plan'], types: ['host-agent/inventory'] },
  'host-agent/configuration': {
    rooms: ['lib/plan', 'host-agent/planner'],
    packages: ['zod', 'yaml'],
    node: true,
  },
  'host-agent/executor': {
    rooms: [
      'host-agent/configuration',
      'host-agent/planner',
      'host-agent/inventory',
      'host-agent/libvirt',
      'lib/plan',
      'lib/describe',
    ],
    packages: ['zod', 'yaml', 'slimdom', 'age-encryption'],
    node: true,
  },
  'host-agent/review': {
    rooms: ['host-agent/planner', 'host-agent/inventory', 'lib/plan', 'lib/describe'],
  },
  'host-agent/sources': { rooms: ['lib/plan', 'host-agent/configuration'], packages: ['zod'], node: true },
  'host-agent/sandbox': { rooms: ['host-agent/libvirt'], node: true },
  'host-agent/commands': {
    rooms: [
      'lib/plan',
      'host-agent/configuration',
      'host-agent/libvirt',
      'host-agent/inventory',
      'host-agent/planner',
      'host-agent/executor',
      'host-agent/review',
      'host-agent/sources',
      'host-agent/sandbox',
      'host-agent/service',
    ],
    packages: ['commander', 'esbuild', 'zod'],
    node: true,
  },
  'host-agent/service': {
    rooms: [
      'lib/plan',
      'host-agent/configuration',
      'host-agent/libvirt',
      'host-agent/inventory',
      'host-agent/planner',
      'host-agent/executor',
      'host-agent/sources',
    ],
    packages: ['zod'],
    node: true,
  },
};

const inside = (room) => `^${room}/`;
const entrance = (room) => `^${room}/index\\.ts$`;
const packageFolder = (name) => `node_modules/${name.replace('/', '\\/')}/`;
const nodeModules = (names) => `^(node:)?(${names.map((name) => name.replace('/', '\\/')).join('|')})$`;

const ownFiles = Object.entries(ROOMS).map(([room, { rooms = [], types = [] }]) => ({
  name: `room:${room}`,
  comment: `${room} may import, of this project, only: ${[...rooms, ...types.map((name) => `${name} (types)`)].join(', ') || 'nothing'}; always by index.ts.`,
  severity: 'error',
  from: { path: inside(room) },
  to: {
    path: '^(lib|host-agent|stacks|scripts|test|bench)/',
    pathNot: [inside(room), ...[...rooms, ...types].map(entrance)],
  },
}));

const packages = Object.entries(ROOMS).map(([room, { packages: allowed = [] }]) => ({
  name: `packages:${room}`,
  comment: `${room} may import, of npm, only: ${allowed.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: inside(room) },
  to: { path: 'node_modules/', pathNot: allowed.map(packageFolder) },
}));

const core = Object.entries(ROOMS)
  .filter(([, { node }]) => node !== true)
  .map(([room, { node = [] }]) => ({
    name: `node:${room}`,
    comment: `${room} may import, of Node, only: ${node.join(', ') || 'nothing'}.`,
    severity: 'error',
    from: { path: inside(room) },
    to: {
      dependencyTypes: ['core'],
      ...(node.length === 0 ? {} : { pathNot: nodeModules(node) }),
    },
  }));

module.exports = {
  forbidden: [
    ...ownFiles,
    ...packages,
    ...core,
    {
      name: 'agent-stays-small',
      comment: 'The agent carries no construct library and nothing that writes plans, not even indirectly.',
      severity: 'error',
      from: { path: '^host-agent/' },
      to: {
        path: [
          packageFolder('cdktf'),
          packageFolder('constructs'),
          '^lib/(fleet|synth|provider-libvirt|testing)/',
        ],
        reachable: true,
      },
    },
    {
      name: 'stacks-by-the-front-door',
      comment: 'Example stacks import what a user would: the package by its name.',
      severity: 'error',
      from: { path: '^stacks/' },
      to: { path: '^(lib|host-agent)/', pathNot: '^lib/(index|testing/index|plan/index)\\.ts$' },
    },
    {
      name: 'product-knows-no-tests',
      comment: 'Move what both need out of test/, bench/ and scripts/.',
      severity: 'error',
      from: { path: '^(lib|host-agent|stacks)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-packages',
      comment: 'What the product imports belongs in "dependencies".',
      severity: 'error',
      from: { path: '^(lib|host-agent)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdktf\\.out|coverage|\\.cache|lib/provider-libvirt)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};

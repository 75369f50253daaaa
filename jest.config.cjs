/** How swc makes CommonJS of a file, which is what jest runs. */
const transformed = (syntax) => [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax } }, module: { type: 'commonjs' } },
];

/** Packages that come as ECMAScript modules only. */
const MODULES_ONLY = ['age-encryption', '@noble', '@scure'];

/**
 * Three projects: `unit` needs nothing but Node; `browser` opens pages in Debian's Chromium; `live` needs root, libvirt and QEMU and
 * drives a sandbox host.
 */
const common = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': transformed('typescript'),
    [`/node_modules/(${MODULES_ONLY.join('|')})/.+\\.js$`]: transformed('ecmascript'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${MODULES_ONLY.join('|')})/)`],
  moduleNameMapper: {
    '^fleetwright$': '<rootDir>/lib/index.ts',
    '^fleetwright/plan$': '<rootDir>/lib/plan/index.ts',
    '^fleetwright/testing$': '<rootDir>/lib/testing/index.ts',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdktf.out/', '<rootDir>/.cache/'],
};
module.exports = {
  // Live files wait for guests and for time-outs: two at once use two thirds of two processors, three nearly all.
  maxWorkers: 3,
  reporters: ['default', '<rootDir>/scripts/summary-reporter.cjs'],
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.(live|browser)\\.test\\.ts$'],
    },
    { ...common, displayName: 'browser', testMatch: ['<rootDir>/test/**/*.browser.test.ts'] },
    { ...common, displayName: 'live', testMatch: ['<rootDir>/test/**/*.live.test.ts'] },
  ],
};

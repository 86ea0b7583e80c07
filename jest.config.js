/** Tests run from the sources through swc; `tsc -b` is the type gate and builds what tests start as processes. */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  globalSetup: '<rootDir>/test/servers/global-setup.ts',
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
    // The driver loads `os` by a dynamic import, which jest's sandbox refuses unless it is compiled away.
    'mongodb/lib/runtime_adapters\\.js$': ['@swc/jest', { jsc: { target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!mongodb/lib/runtime_adapters)'],
  moduleNameMapper: {
    '^@tamis/client$': '<rootDir>/client/src/index.ts',
    '^@tamis/shared/(.*)$': '<rootDir>/shared/$1',
    '^@tamis/(ingestion|worker|reading|review|delivery|standalone|cli)/(.*)$': '<rootDir>/services/$1/$2',
  },
  // Most tests wait for processes of their own: two at a time take two cores well, also where jest would take one.
  maxWorkers: 2,
  testTimeout: 30_000,
};

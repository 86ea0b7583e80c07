/** Tests run from the sources through swc; `tsc -b` is the type gate and builds what tests start as processes. */
module.exports = {
  rootDir: __dirname,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^@tamis/shared/(.*)$': '<rootDir>/shared/$1',
    '^@tamis/(ingestion|worker|reading|review|standalone|cli)/(.*)$': '<rootDir>/services/$1/$2',
  },
  testTimeout: 30_000,
};

const { join } = require('node:path');
const base = require('../../jest.config.js');

/** The tests that `TAMIS_MUTATE_TESTS` names: what has to notice a changed line is the test that stands for it. */
module.exports = {
  ...base,
  rootDir: join(__dirname, '../..'),
  globalSetup: undefined,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: (process.env['TAMIS_MUTATE_TESTS'] ?? 'test/domain/**/*.test.ts')
    .split(' ')
    .map((tests) => `<rootDir>/${tests}`),
};

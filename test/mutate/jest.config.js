const { join } = require('node:path');
const base = require('../../jest.config.js');

/** A room's own tests, as `TAMIS_MUTATE_TESTS` names them: what has to notice a changed line is the test that stands for it. */
module.exports = {
  ...base,
  rootDir: join(__dirname, '../..'),
  globalSetup: undefined,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: (process.env['TAMIS_MUTATE_TESTS'] ?? 'test/domain/**')
    .split(' ')
    .map((tests) => `<rootDir>/${tests}/*.test.ts`),
};

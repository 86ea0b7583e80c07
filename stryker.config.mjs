/**
 * Changes lines one at a time and looks whether a test notices; `test/mutate/main.mjs` runs it file by file and tells what nobody noticed.
 */
export default {
  testRunner: 'jest',
  jest: { configFile: 'test/mutate/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  mutate: [
    'shared/domain/**/*.ts',
    'shared/application/**/*.ts',
    'shared/adapters/{embedded,http}/**/*.ts',
    '!**/*.d.ts',
    '!**/dist/**',
  ],
  // Words that people read are compared where they are read; each of their letters is not.
  mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral'] },
  // What runs once while a file is loaded would need every test for each change.
  ignoreStatic: true,
  ignorePatterns: ['**/dist', 'build', 'data', 'docker', 'deploy', '**/*.tsbuildinfo'],
  reporters: ['json'],
  jsonReporter: { fileName: 'build/mutate.json' },
  concurrency: 1,
  tempDirName: 'build/mutate',
};

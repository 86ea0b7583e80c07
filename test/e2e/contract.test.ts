import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBeside } from './beside';
import { describeEachForm } from './each-form';

const DEADLINE_MS = 120_000;

/** A check of the HTTP contract from outside, kept beside the project. */
const check = findBeside('check/contract.mjs');

describeEachForm('the contract, tried from outside', {}, (form) => {
  (check === null ? test.skip : test)(
    'when every check is made, then none fails and none is left out',
    async () => {
      const { ingestion, reading, review, moderatorKey, consumerKey } = form();
      const options = ['--reading', reading, '--review', review, '--key', moderatorKey, '--events-key', consumerKey];
      // A failed check ends it with 1; what it printed says which.
      const { stdout } = await promisify(execFile)(process.execPath, [check ?? '', ingestion, ...options]).catch(
        (error: unknown) => error as { stdout: string },
      );
      expect(stdout.split('\n').filter((line) => line.startsWith('FAIL'))).toEqual([]);
      expect(stdout).toMatch(/^\d+ passed, 0 failed, 0 skipped$/m);
    },
    DEADLINE_MS,
  );
});

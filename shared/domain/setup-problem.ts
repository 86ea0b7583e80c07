/**
 * Something that a person at the terminal can mend before anything runs: a taken port, a folder that cannot be written, data of a
 * newer version. The message is whole sentences that say what is wrong and what to do; no stack helps with it.
 */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}

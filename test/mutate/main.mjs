import { spawnSync } from 'node:child_process';

/**
 * Changes the lines of each room one at a time, and looks whether the tests that stand for the room notice: `npm run mutate`, or
 * `npm run mutate -- domain/text` for some rooms alone. Fails where fewer are noticed than `stryker.config.mjs` asks for.
 */
const ROOMS = {
  'domain/text': 'test/domain/text',
  'domain/rules': 'test/domain test/domain/rules',
  domain: 'test/domain',
  application: 'test/application test/contracts',
  'adapters/embedded': 'test/contracts',
  'adapters/http/server': 'test/adapters/http',
};

const asked = process.argv.slice(2);
const unknown = asked.filter((room) => !(room in ROOMS));
if (unknown.length > 0) {
  console.error(`No such room: ${unknown.join(', ')}. There are ${Object.keys(ROOMS).join(', ')}.`);
  process.exit(2);
}
let failed = false;
for (const [room, tests] of Object.entries(ROOMS)) {
  if (asked.length > 0 && !asked.includes(room)) continue;
  console.log(`\n${room}, by ${tests}`);
  const { status } = spawnSync('npx', ['stryker', 'run', 'stryker.config.mjs', '--mutate', `shared/${room}/*.ts`], {
    stdio: 'inherit',
    env: { ...process.env, TAMIS_MUTATE_TESTS: tests },
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Changes the lines of each room one at a time, and looks whether the tests that stand for them notice: `npm run mutate`, or
 * `npm run mutate -- domain/text` for some rooms alone, `npm run mutate -- domain/text/hosts` for one file. A file is tried by the test of its
 * own name where there is one, which takes a second a change, else by the tests of its room. Fails where fewer than `MUST` are noticed.
 */
const ROOMS = {
  'domain/text': ['test/domain/text'],
  'domain/rules': ['test/domain', 'test/domain/rules'],
  domain: ['test/domain'],
  application: ['test/application', 'test/contracts'],
  'adapters/embedded': ['test/contracts'],
  'adapters/http/server': ['test/adapters/http'],
};
const MUST = 85;
const REPORT = 'build/mutate.json';
const NOTICED = new Set(['Killed', 'Timeout']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);

const asked = process.argv.slice(2);
const roomOf = (name) =>
  Object.keys(ROOMS).find(
    (room) => name === room || (name.startsWith(`${room}/`) && !name.slice(room.length + 1).includes('/')),
  );
const unknown = asked.filter((name) => roomOf(name) === undefined);
if (unknown.length > 0) {
  console.error(`No such room: ${unknown.join(', ')}. There are ${Object.keys(ROOMS).join(', ')}.`);
  process.exit(2);
}

/** The files of a room, or the one that was asked for. */
function filesOf(name) {
  const room = roomOf(name);
  const all = readdirSync(`shared/${room}`).filter((file) => file.endsWith('.ts'));
  return { room, files: name === room ? all : all.filter((file) => file === `${basename(name)}.ts`) };
}

/** What has to notice a change in a file. */
function testsFor(room, file) {
  const own = ROOMS[room]
    .map((tests) => `${tests}/${file.replace(/\.ts$/, '.test.ts')}`)
    .find((test) => existsSync(test));
  return own ?? ROOMS[room].map((tests) => `${tests}/*.test.ts`).join(' ');
}

/** How many changes of a file were noticed, and the others, each a line. */
function tried(room, file) {
  rmSync(REPORT, { force: true });
  spawnSync('npx', ['stryker', 'run', 'stryker.config.mjs', '--mutate', `shared/${room}/${file}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TAMIS_MUTATE_TESTS: testsFor(room, file) },
  });
  if (!existsSync(REPORT)) throw new Error(`${room}/${file} could not be tried: its tests fail without a change`);
  const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
  const mutants = Object.values(files).flatMap((each) => each.mutants);
  const left = mutants.filter(({ status }) => UNNOTICED.has(status));
  return {
    noticed: mutants.filter(({ status }) => NOTICED.has(status)).length,
    left: left.map(
      ({ location, mutatorName, replacement }) =>
        `${location.start.line}:${location.start.column} ${mutatorName} → ${replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}`,
    ),
  };
}

let failed = false;
for (const name of asked.length > 0 ? asked : Object.keys(ROOMS)) {
  const { room, files } = filesOf(name);
  let [noticed, all] = [0, 0];
  for (const file of files) {
    const result = tried(room, file);
    noticed += result.noticed;
    all += result.noticed + result.left.length;
    console.log(`${room}/${file}: ${result.noticed} of ${result.noticed + result.left.length} noticed`);
    for (const line of result.left) console.log(`  ${line}`);
  }
  const share = all === 0 ? 100 : (100 * noticed) / all;
  console.log(`${name}: ${share.toFixed(1)} % of ${all} (must ${MUST})`);
  failed ||= share < MUST;
}
process.exit(failed ? 1 : 0);

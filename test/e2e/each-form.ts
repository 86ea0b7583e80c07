import { describeWithServers, type Need } from '../servers/describe-with-servers';
import { startSeparate, startStandalone, type Form, type SeparateForm, type StandaloneForm } from './forms';

const START_DEADLINE_MS = 60_000;

/** What can be killed in each form. */
const PARTS = {
  standalone: ['standalone'],
  separate: ['ingestion', 'worker', 'reading', 'review', 'delivery', 'redis', 'mongo'],
} as const;

/** Runs `body` on both forms, each started once for its tests; `parts` names the parts of the form at hand. */
export function describeEachForm(
  name: string,
  env: Record<string, string>,
  body: (form: () => Form, parts: readonly string[]) => void,
): void {
  describeStandalone(name, env, (form) => {
    body(form, PARTS.standalone);
  });
  describeSeparate(name, env, (form) => {
    body(form, PARTS.separate);
  });
}

/** Runs `body` on the embedded form. */
export function describeStandalone(
  name: string,
  env: Record<string, string>,
  body: (form: () => StandaloneForm) => void,
): void {
  describe(`${name}, standalone`, () => {
    body(startedForm(() => startStandalone(env)));
  });
}

/** Runs `body` on the separate services. They need servers of their own: a shared Redis would mix their queues. */
export function describeSeparate(
  name: string,
  env: Record<string, string>,
  body: (form: () => SeparateForm) => void,
): void {
  const title = `${name}, separate services`;
  if (hasServersOfItsOwn(title)) {
    describeWithServers(['redis', 'mongo'] satisfies Need[], title, () => {
      body(startedForm(() => startSeparate(env)));
    });
  } else {
    describe.skip(title, () => {
      body(() => {
        throw new Error('skipped');
      });
    });
  }
}

/** False, with one loud line, when the environment names servers that are shared with others. */
export function hasServersOfItsOwn(title: string): boolean {
  const shared = ['TAMIS_TEST_REDIS_URL', 'TAMIS_TEST_MONGODB_URL'].filter((name) => (process.env[name] ?? '') !== '');
  if (shared.length === 0) return true;
  process.stderr.write(`\n!!! SKIPPED "${title}": it needs servers of its own; unset ${shared.join(' and ')}\n`);
  return false;
}

function startedForm<F extends Form>(start: () => Promise<F>): () => F {
  let form: F | undefined;
  beforeAll(async () => {
    form = await start();
  }, START_DEADLINE_MS);
  afterAll(() => form?.close(), START_DEADLINE_MS);
  return () => {
    if (!form) throw new Error('the form did not start');
    return form;
  };
}

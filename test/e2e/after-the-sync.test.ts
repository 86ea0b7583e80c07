import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { issueKey } from '@tamis/shared/application/access';
import { openEmbedded } from '@tamis/shared/adapters/embedded/open';
import { describeWithServers } from '../servers/describe-with-servers';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';
import { bearer, json } from './reader';
import { accept, newSubmission } from './visitor';

const DEADLINE_MS = 60_000;
/** The system calls by which something reaches the log file, the disk and the client. */
const CALLS = 'pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg';

/** What the kernel was asked for, in order, seen from outside the process. */
type Step = 'written' | 'synced' | 'answered';

function stepOf(line: string): Step | null {
  if (line.includes('tamis.db-wal') && line.includes('pwrite64(')) return 'written';
  if (/(fdatasync|fsync)(\(.*tamis\.db-wal.*\)| resumed>.*) += 0/.test(line)) return 'synced';
  return line.includes('"HTTP/1.1 20') ? 'answered' : null;
}

describeWithServers(['strace'], 'an acknowledgement', () => {
  let folder = '';
  let trace = '';
  let child: ChildProcess | undefined;
  let url = '';
  let key = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tamis-sync-'));
    trace = join(folder, 'trace');
    const data = join(folder, 'data');
    const embedded = openEmbedded({ folder: data, now: () => new Date(), maxWaiting: 1 });
    key = await issueKey({ ...embedded, now: () => new Date() }, { name: 'ada', role: 'moderator' });
    await embedded.close();
    const main = join(projectRoot(), 'services/cli/dist/main.js');
    const traced = ['-f', '-y', '-s', '32', '-e', `trace=${CALLS}`, '-o', trace, process.execPath, main, 'standalone'];
    child = spawn('strace', traced, {
      env: { PATH: process.env['PATH'], TAMIS_PORT: '0', TAMIS_DATA_DIR: data, TAMIS_TRAINING_HOURS: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    url = await listeningUrl(child);
  }, DEADLINE_MS);
  afterAll(async () => {
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    // The service is asked, not its watcher, which ends with it.
    const watcher = String(child?.pid);
    const [service] = (await readFile(`/proc/${watcher}/task/${watcher}/children`, 'utf8')).trim().split(' ');
    process.kill(Number(service), 'SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  }, DEADLINE_MS);

  /** The steps from `from` on to the first answer. */
  const stepsFrom = async (from: number): Promise<Step[]> => {
    const lines = (await readFile(trace, 'utf8')).split('\n').slice(from);
    const steps = lines.map(stepOf).filter((step) => step !== null);
    return steps.slice(0, steps.indexOf('answered') + 1);
  };
  /** The number of lines once the process is quiet, so that what follows comes of the next request. */
  const quiet = (): Promise<number> => {
    let before = -1;
    return waitUntil('the process is quiet', async () => {
      const { length } = (await readFile(trace, 'utf8')).split('\n');
      const same = length === before;
      before = length;
      return same && length;
    });
  };
  const expectSyncedFirst = (steps: readonly Step[]): void => {
    expect(steps.at(-1)).toBe('answered');
    const written = steps.indexOf('written');
    expect(written).toBeGreaterThanOrEqual(0);
    expect(steps.indexOf('synced', written)).toBeGreaterThan(written);
  };

  test(
    'when a comment is accepted, then its row was synced before the 202 was sent',
    async () => {
      const from = await quiet();
      await accept({ ingestion: url }, newSubmission({ articleId: 'synced' }));
      expectSyncedFirst(await stepsFrom(from));
    },
    DEADLINE_MS,
  );

  test(
    'when a moderator decides, then the decision was synced before the answer was sent',
    async () => {
      const { id } = await accept({ ingestion: url }, newSubmission({ articleId: 'decided' }));
      const comment = `${url}/v1/review/comments/${id}`;
      const version = await waitUntil('it is judged', async () => {
        const response = await fetch(comment, { headers: bearer(key) });
        return response.ok && ((await response.json()) as { version: number }).version;
      });
      await json(comment, bearer(key));
      const from = await quiet();
      const response = await fetch(`${comment}/decisions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...bearer(key) },
        body: JSON.stringify({ decision: 'reject', version }),
      });
      expect(response.status).toBe(200);
      expectSyncedFirst(await stepsFrom(from));
    },
    DEADLINE_MS,
  );
});

function listeningUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('its output is not read');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = /"url":"(http[^"]+)"/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', () => {
      reject(new Error('it ended before it listened'));
    });
  });
}

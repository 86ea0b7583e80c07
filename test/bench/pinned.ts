import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from '../servers/child';
import { projectRoot } from '../servers/project-root';

/** The server under test has one core for itself; whatever helps it, and the load, share the other. */
export const SERVER_CORE = 0;
export const OTHER_CORE = 1;

/** Where things run, to be printed beside the figures. */
export function pinning(): string {
  return canPin()
    ? `server on core ${SERVER_CORE}, everything else on core ${OTHER_CORE}`
    : 'nothing pinned: no taskset';
}

/** Keeps a process and all of its threads on one core; does nothing where there is no `taskset` or no second core. */
export function pin(pid: number | undefined, core: number): void {
  if (pid === undefined || !canPin()) return;
  execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], { stdio: 'ignore' });
}

/** Runs a compiled script of this folder on the other core and gives what its last line says. */
export async function runOnOtherCore<T>(script: string, args: readonly string[]): Promise<T> {
  const node = [process.execPath, script, ...args];
  const [command = '', ...rest] = canPin() ? ['taskset', '--cpu-list', String(OTHER_CORE), ...node] : node;
  const child = await startChild(command, rest, { cwd: projectRoot() });
  const { code } = await child.exited;
  const line = child.output().trim().split('\n').at(-1) ?? '';
  if (code !== 0) throw new Error(`${script} failed:\n${child.output()}`);
  return JSON.parse(line) as T;
}

let tasksetThere: boolean | undefined;

function canPin(): boolean {
  tasksetThere ??= cpus().length > 1 && works('taskset', ['--version']);
  return tasksetThere;
}

function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** How the machine stood while a figure was measured, to be printed beside it. */
export function machine(): string {
  const load = loadavg().map((each) => each.toFixed(2));
  return `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), node ${process.version}, load ${load.join(' ')}`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Linux counts a process's time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Processor time that a process has used; 0 where the system does not tell in Linux's way. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

const LOOK_MS = 250;
/** A process that only keeps its timers uses less than this between two looks. */
const QUIET_SECONDS = 0.025;
const QUIET_DEADLINE_MS = 120_000;

/** Resolves once none of the processes works any more. */
export async function allQuiet(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + QUIET_DEADLINE_MS;
  for (let before = pids.map(cpuSeconds); Date.now() < deadline;) {
    await pause(LOOK_MS);
    const now = pids.map(cpuSeconds);
    if (now.every((used, index) => used - (before[index] ?? 0) < QUIET_SECONDS)) return;
    before = now;
  }
  throw new Error(`still working after ${QUIET_DEADLINE_MS} ms`);
}

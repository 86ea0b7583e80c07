import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { startSeparate } from '../e2e/forms';
import { settled, untilReady } from '../e2e/reader';
import { accept, newSubmission } from '../e2e/visitor';
import { machine } from './pinned';

/**
 * What the separate services take while nothing happens: `npm run bench:memory`. Resident memory of each process after its first comment, once
 * it no longer moves. Beside them a Node that does nothing.
 */
const MUST_MB = 400;
const COUNTED = ['ingestion', 'worker', 'reading', 'review'] as const;
/** So many looks one after the other that differ by less than a hundredth are the end of it: V8 shrinks its heap after half a minute of rest. */
const LOOK_MS = 5000;
const LOOKS_ALIKE = 9;
const STILL = 0.01;

function residentMb(pid: number): number {
  const [, kb = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kb) / 1024;
}

async function main(): Promise<void> {
  console.log(machine());
  const idle = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  const form = await startSeparate();
  try {
    await Promise.all(Object.values(form.services).map(({ url }) => untilReady(url)));
    await settled(form, await accept(form, newSubmission()));
    const look = (): number[] => COUNTED.map((name) => residentMb(form.services[name].pid));
    const sum = (sizes: readonly number[]): number => sizes.reduce((all, each) => all + each, 0);
    let sizes = look();
    for (let still = 0; still < LOOKS_ALIKE;) {
      await delay(LOOK_MS);
      const next = look();
      still = Math.abs(sum(next) - sum(sizes)) > STILL * sum(sizes) ? 0 : still + 1;
      sizes = next;
    }
    console.log(`an idle node ${residentMb(idle.pid ?? 0).toFixed(0)} MB`);
    for (const [at, name] of COUNTED.entries()) console.log(`${name.padEnd(12)}${(sizes[at] ?? 0).toFixed(0)} MB`);
    console.log(`together    ${sum(sizes).toFixed(0)} MB, at most ${String(MUST_MB)}`);
    if (sum(sizes) > MUST_MB) process.exitCode = 1;
  } finally {
    idle.kill();
    await form.close();
  }
}

void main();

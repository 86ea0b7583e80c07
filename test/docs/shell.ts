import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';

/**
 * Programs that cannot run here, each as what it would be asked for: packages are installed already, nobody is root, and no container engine runs.
 * Files that they are told to take have to be there.
 */
const STAND_INS = {
  npm: `case "$1" in install) for each in "$@"; do case "$each" in *.tgz) test -e "$each";; esac; done;; *) exec "$REAL_NPM" "$@";; esac`,
  sudo: `case "$1" in cp) test -e "$2";; systemctl) :;; *) exit 1;; esac`,
  docker: `test "$1" = compose && test -e docker-compose.yml && test -e "$3"`,
};

/** A terminal in the project's folder, in which a person types. */
export interface Terminal {
  /** Runs a block to its end; gives what it printed. Rejects with that when it fails. */
  type: (text: string) => Promise<string>;
  /** Runs a block that goes on, until it is ended or another one is started that listens where it does. */
  start: (text: string, cwd?: string) => ChildProcess;
  end: () => Promise<void>;
}

export function openTerminal(folder: string, env: Record<string, string>): Terminal {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, script] of Object.entries(STAND_INS)) {
    writeFileSync(join(bin, name), `#!/bin/bash\nset -e\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const all = {
    ...process.env,
    ...env,
    TMPDIR: folder,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    REAL_NPM: join(process.execPath, '../npm'),
  };
  const shell = spawn('bash', [], { cwd: projectRoot(), env: all, stdio: ['pipe', 'ignore', 'inherit'] });
  const running = new Set<ChildProcess>();
  let typed = 0;
  const start = (text: string, cwd = projectRoot()): ChildProcess => {
    const child = spawn('bash', ['-c', text], { cwd, env: all, stdio: 'ignore', detached: true });
    running.add(child);
    return child;
  };
  return {
    start,
    async type(text) {
      typed += 1;
      const [out, done] = [join(folder, `out-${String(typed)}`), join(folder, `done-${String(typed)}`)];
      shell.stdin.write(`{\n${text}\n} > ${out} 2>&1\necho $? > ${done}.new; mv ${done}.new ${done}\n`);
      const read = (file: string): string | null => {
        try {
          return readFileSync(file, 'utf8');
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
          throw error;
        }
      };
      const code = await waitUntil(`the end of ${text}`, () => read(done), 120_000);
      const printed = read(out) ?? '';
      if (code.trim() !== '0') throw new Error(`ended with ${code.trim()}:\n${text}\n${printed}`);
      return printed;
    },
    async end() {
      shell.kill();
      for (const child of running) await endGroup(child);
    },
  };
}

/** Ends a block that goes on, with all that it has started. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  await gone;
}

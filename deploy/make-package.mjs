// Makes the package that servers install: `node deploy/make-package.mjs [FOLDER]` leaves FOLDER/tamis-VERSION.tgz (FOLDER is `build` without
// it). It holds the compiled rooms as bundled dependencies and needs no compiler; the versions of everything else are those of the lock file.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2] ?? join(root, 'build'));
const folder = join(out, 'package');
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const rooms = ['shared', 'widget', 'docs', ...readdirSync(join(root, 'services')).map((name) => `services/${name}`)];
const locked = readJson(join(root, 'package-lock.json')).packages;

execFileSync('npm', ['run', '-s', 'compile'], { cwd: root, stdio: 'inherit' });
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const dependencies = {};
const bundled = [];
for (const room of rooms) {
  const { name, version, dependencies: needed = {} } = readJson(join(root, room, 'package.json'));
  bundled.push(name);
  dependencies[name] = version;
  for (const each of Object.keys(needed)) {
    if (each.startsWith('@tamis/')) continue;
    const place = locked[`${room}/node_modules/${each}`] ?? locked[`node_modules/${each}`];
    dependencies[each] = place.version;
  }
  cpSync(join(root, room), join(folder, 'node_modules', name), { recursive: true, filter: isShipped });
}

const { version, description, license, engines } = readJson(join(root, 'package.json'));
const manifest = {
  name: 'tamis',
  version,
  description,
  license,
  engines,
  bin: { tamis: 'tamis.js' },
  files: ['tamis.js'],
  dependencies: Object.fromEntries(Object.entries(dependencies).sort()),
  bundleDependencies: bundled,
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(join(folder, 'tamis.js'), "#!/usr/bin/env node\nrequire('@tamis/cli/main');\n", { mode: 0o755 });
for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE']) cpSync(join(root, name), join(folder, name));

execFileSync('npm', ['pack', '--silent', '--pack-destination', out], { cwd: folder, stdio: 'inherit' });

/** What runs, and the files that it reads: no sources, and nothing that only the compiler needs. */
function isShipped(path) {
  const name = basename(path);
  if (name === 'node_modules' || name.startsWith('tsconfig') || name === '.tsbuildinfo' || name.endsWith('.map'))
    return false;
  if (path.includes(`${'/'}dist/`)) return !name.endsWith('.d.ts');
  const isRead = name === 'package.json' || basename(dirname(path)) === 'words';
  return !/\.(ts|mjs)$/.test(name) && (!name.endsWith('.json') || isRead);
}

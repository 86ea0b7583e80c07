import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** What a room may import: rooms of ours by path prefix, and packages by name; `node:` stands for any built-in module. */
const ROOMS: { room: string; ours: string[]; packages: string[] }[] = [
  {
    room: 'shared/domain',
    ours: ['shared/domain'],
    // Of Node, only what computes: hashing and printing.
    packages: [
      'node:crypto',
      'node:util',
      'ipaddr.js',
      'linkifyjs',
      'mailchecker',
      're2js',
      'tldts',
      'uuid',
      'validator',
      'zod',
    ],
  },
  { room: 'shared/application', ours: ['shared/domain', 'shared/application'], packages: ['node:crypto'] },
  {
    room: 'shared/adapters/embedded',
    ours: ['shared/domain', 'shared/application/ports', 'shared/adapters/embedded'],
    packages: ['node:', '@photostructure/sqlite', 'rate-limiter-flexible'],
  },
  {
    room: 'shared/adapters/mongo',
    ours: ['shared/domain', 'shared/application/ports', 'shared/adapters/mongo'],
    packages: ['node:', 'mongoose'],
  },
  {
    room: 'shared/adapters/redis',
    ours: ['shared/domain', 'shared/application/ports', 'shared/adapters/redis'],
    packages: ['node:', 'bullmq', 'ioredis', 'rate-limiter-flexible'],
  },
  // HTTP is the one driving adapter: it calls use cases where the others are called by them.
  {
    room: 'shared/adapters/http/server',
    ours: ['shared/domain', 'shared/application', 'shared/adapters/http/server'],
    packages: ['node:', 'accepts', 'busboy', 'cors', 'express', 'helmet'],
  },
  {
    room: 'shared/adapters/http/api',
    ours: ['shared/domain', 'shared/application', 'shared/adapters/http/server', 'shared/adapters/http/api'],
    packages: ['node:', 'express', 'linkifyjs', 'lru-cache', 'markdown-it', 'sanitize-html', 'zod'],
  },
  {
    room: 'shared/adapters/http/pages',
    ours: ['shared/domain', 'shared/application', 'shared/adapters/http/server', 'shared/adapters/http/pages'],
    packages: ['node:', 'express', 'markdown-it', 'zod'],
  },
  // The comments of an article as pages show them: to readers what the API is to programs.
  {
    room: 'shared/adapters/http/embed',
    ours: [
      'shared/domain',
      'shared/application',
      'shared/adapters/http/server',
      'shared/adapters/http/api',
      'shared/adapters/http/embed',
    ],
    packages: ['node:', 'accepts', 'express'],
  },
  {
    room: 'shared/adapters/http/akismet',
    ours: ['shared/domain', 'shared/application', 'shared/adapters/http/server', 'shared/adapters/http/akismet'],
    packages: ['node:', 'express'],
  },
  {
    room: 'shared/adapters/files',
    ours: ['shared/domain', 'shared/application/ports', 'shared/adapters/files'],
    packages: ['node:', '@photostructure/sqlite', 'htmlparser2', 'saxes', 'zod'],
  },
  {
    room: 'shared/adapters/delivery',
    ours: ['shared/domain', 'shared/application/ports', 'shared/adapters/delivery'],
    packages: ['node:', 'ipaddr.js', 'opossum', 'standardwebhooks'],
  },
  {
    room: 'shared/adapters/mail',
    ours: ['shared/domain', 'shared/application/ports', 'shared/adapters/http/server', 'shared/adapters/mail'],
    packages: ['node:', 'nodemailer'],
  },
  { room: 'shared/runtime', ours: ['shared/domain', 'shared/runtime'], packages: ['node:', 'pino', 'prom-client'] },
  ...['ingestion', 'worker', 'reading', 'review', 'delivery'].map((name) => ({
    room: `services/${name}`,
    ours: ['shared', `services/${name}`],
    packages: ['node:'],
  })),
  // What a page of another site loads brings everything with it.
  { room: 'widget', ours: ['widget', 'client'], packages: [] },
  // What other programs install: it knows the service by its API alone.
  { room: 'client', ours: ['client'], packages: ['openapi-fetch'] },
  { room: 'services/standalone', ours: ['shared', 'services'], packages: ['node:', 'express'] },
  { room: 'services/cli', ours: ['shared', 'services'], packages: ['node:', 'commander', 'zod'] },
];

/** The adapters of each form: only standalone (and the commands that serve both) may load the embedded ones. */
const FORMS: Record<string, RegExp> = {
  'services/standalone': /adapters\/(redis|mongo)/,
  'services/ingestion': /adapters\/(embedded|mongo)/,
  'services/worker': /adapters\/embedded/,
  'services/reading': /adapters\/(embedded|redis)/,
  'services/review': /adapters\/(embedded|redis)/,
  'services/delivery': /adapters\/(embedded|redis)/,
};

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['dist', 'node_modules'].includes(entry.name) ? [] : sources(path);
    return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|\brequire\s*\(\s*|^import\s+)'([^']+)'/gm)].map(
    ([, path = '']) => path,
  );
}

/** `shared/domain/x` for one of our files, the package's name for anything else. */
function targetOf(file: string, specifier: string): { ours: boolean; target: string } {
  if (specifier.startsWith('.')) return { ours: true, target: relative(ROOT, resolve(ROOT, dirname(file), specifier)) };
  const [, room = '', rest = ''] = /^@tamis\/(\w+)(.*)$/.exec(specifier) ?? [];
  if (room) return { ours: true, target: (['shared', 'client'].includes(room) ? room : `services/${room}`) + rest };
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return { ours: false, target: specifier };
  return {
    ours: false,
    target: specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
  };
}

const within = (target: string, room: string): boolean => target === room || target.startsWith(`${room}/`);

const files = [...sources('shared'), ...sources('services')];

test('when a file imports another, then the table of rooms allows it', () => {
  const broken = [...files, ...sources('widget'), ...sources('client')].flatMap((file) => {
    const room = ROOMS.find((each) => within(file, each.room));
    if (!room) return [`${file} stands in no room`];
    return importsOf(file)
      .map((specifier) => targetOf(file, specifier))
      .filter(({ ours, target }) =>
        ours
          ? !room.ours.some((each) => within(target, each))
          : !room.packages.some((each) => each === target || (each === 'node:' && target.startsWith('node:'))),
      )
      .map(({ target }) => `${file} imports ${target}`);
  });
  expect(broken).toEqual([]);
  expect(files.length).toBeGreaterThan(50);
});

test('when a service is of one form, then it loads no adapter of the other', () => {
  const broken = Object.entries(FORMS).flatMap(([room, forbidden]) =>
    files
      .filter((file) => within(file, room))
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => forbidden.test(specifier))
          .map((specifier) => `${file} imports ${specifier}`),
      ),
  );
  expect(broken).toEqual([]);
});

test('when shared code wants the environment, the clock or the end of the process, then it is given them', () => {
  const allowed: Record<string, RegExp> = {
    'process.env': /^services\/cli\/main\.ts$/,
    'process.exit': /^shared\/runtime\/run-service\.ts$|^services\/cli\/main\.ts$/,
    'Date.now(': /^$/,
  };
  const broken = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return Object.entries(allowed).flatMap(([word, where]) =>
      text.includes(word) && !where.test(file) ? [`${file} has ${word}`] : [],
    );
  });
  expect(broken).toEqual([]);
});

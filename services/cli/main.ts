#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { newRingEntry } from '@tamis/shared/domain/key-ring';
import type { NewAccount } from '@tamis/shared/application/accounts';
import { PERSON_ROLES, ROLES } from '@tamis/shared/application/ports/accounts';
import { DEFAULT_SITE } from '@tamis/shared/domain/site';
import { runService, type Service } from '@tamis/shared/runtime/run-service';
import type { SettingName } from '@tamis/shared/runtime/config';
import type { DryRunOptions } from './dry-run-command';
import type { JudgeOptions } from './judge-command';
import type { ExportCommandOptions } from './export-command';
import type { ImportCommandOptions } from './import-command';
import type { NewKey } from './key-commands';
import type { ExportPersonOptions } from './person-commands';
import type { ReportOptions } from './report-command';
import type { SiteOptions } from './site-commands';
import type { TrainCommandOptions } from './train-command';
import { FOREIGN_SYSTEMS, type ForeignSystem } from './foreign-systems';

type AccountOptions = Omit<NewAccount, 'by' | 'language' | 'siteId'> & {
  language?: 'fr' | 'en' | null;
  site?: string | null;
};

const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };

/** The one program: every service and every command starts here, and nowhere else is the environment read. */
const program = new Command('tamis')
  .description('Comment moderation for article sites.')
  .version(version)
  .showHelpAfterError();

// Each service and each command is loaded when it is started: standalone never loads Redis and MongoDB, nor they SQLite, and no service the commands.
function service<Required extends SettingName>(
  name: string,
  does: string,
  load: () => Promise<Service<Required>>,
): void {
  program
    .command(name)
    .description(does)
    .action(async () => {
      await runService(await load(), process.env);
    });
}

service(
  'standalone',
  'everything in one process on a data folder, with a demo page',
  async () => (await import('@tamis/standalone/standalone-service')).standaloneService,
);
service(
  'ingestion',
  'accept submissions and queue them in Redis',
  async () => (await import('@tamis/ingestion/ingestion-service')).ingestionService,
);
service(
  'worker',
  'judge what waits in the queue, store it in MongoDB, relay events',
  async () => (await import('@tamis/worker/worker-service')).workerService,
);
service(
  'reading',
  'serve approved comments, counts and feeds',
  async () => (await import('@tamis/reading/reading-service')).readingService,
);
service(
  'review',
  'serve moderators and the event feed',
  async () => (await import('@tamis/review/review-service')).reviewService,
);

service(
  'delivery',
  'send events to webhooks',
  async () => (await import('@tamis/delivery/delivery-service')).deliveryService,
);

const keys = program
  .command('keys')
  .description('access keys, in MongoDB when TAMIS_MONGODB_URL is set, else in the data folder');
keys
  .command('add')
  .description('make a key and print it: it cannot be read again')
  .requiredOption('--name <name>', 'who or what uses it; stands in the history of comments')
  .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
  .option('--may-see-addresses', 'e-mail and IP addresses may be looked at with it; each look is written down', false)
  .option('--site <id>', 'the only site that it is for; without it, all of them')
  .action(async (key: NewKey) => (await import('./key-commands.js')).addKey(process.env, key));
keys
  .command('list')
  .description('names, roles and ages of all keys')
  .action(async () => (await import('./key-commands.js')).listKeys(process.env));
keys
  .command('revoke')
  .argument('<name>')
  .description('end a key at once')
  .action(async (name: string) => (await import('./key-commands.js')).revokeKey(process.env, name));

const accounts = program
  .command('accounts')
  .description('people who sign in to the desk, in MongoDB when TAMIS_MONGODB_URL is set, else in the data folder');
accounts
  .command('add')
  .description('add an account and print the link by which its person sets a password')
  .requiredOption('--name <name>', 'who it is; stands in the history of comments')
  .addOption(new Option('--role <role>', 'what the person may do').choices(PERSON_ROLES).makeOptionMandatory())
  .option('--may-see-addresses', 'e-mail and IP addresses may be looked at; each look is written down', false)
  .addOption(
    new Option('--language <language>', 'what the desk speaks; else as the browser asks').choices(['fr', 'en']),
  )
  .option('--site <id>', 'the only site whose comments the person sees; without it, all of them')
  .action(async ({ language = null, site = null, ...account }: AccountOptions) =>
    (await import('./account-commands.js')).addPerson(process.env, { ...account, language, siteId: site }),
  );
accounts
  .command('list')
  .description('names, roles and ages of all accounts')
  .action(async () => (await import('./account-commands.js')).listPeople(process.env));
accounts
  .command('reset')
  .argument('<name>')
  .description('take the password, end all sessions, and print a new link')
  .action(async (name: string) => (await import('./account-commands.js')).resetPerson(process.env, name));
accounts
  .command('remove')
  .argument('<name>')
  .description('end an account at once; what it decided stays')
  .action(async (name: string) => (await import('./account-commands.js')).removePerson(process.env, name));

const sites = program
  .command('sites')
  .description(
    'the sites that comments are taken for, in MongoDB when TAMIS_MONGODB_URL is set, else in the data folder',
  );
const withSiteOptions = (command: Command): Command =>
  command
    .argument('<id>', 'letters, digits, dots and dashes; pages give it as siteId')
    .option('--name <name>', 'as readers know it; mails are sent in this name')
    .option('--language <language>', 'fr or en: what its pages and mails speak')
    .option('--origin <origin...>', 'origins of its article pages; browsers may send comments from there only')
    .option('--terms <url>', 'where its rules for comments stand; authors are told')
    .option('--markup <markup>', 'plain or basic')
    .option('--rules <file>', 'a rule set of its own, with its thresholds, as JSON')
    .option('--keep-addresses <days>', 'days for IP addresses and browsers; 0 is for ever')
    .option('--keep-emails <days>', 'days for e-mail addresses of published comments')
    .option('--keep-spam <days>', 'days for spam')
    .option('--keep-rejected <days>', 'days for rejected and withdrawn comments');
withSiteOptions(sites.command('add').description('register a site; what is not given is as the settings say')).action(
  async (id: string, options: SiteOptions) =>
    (await import('./site-commands.js')).putSite(process.env, id, { ...options, isNew: true }),
);
withSiteOptions(
  sites.command('change').description('change a site; what is not given stays, an empty text takes it back'),
).action(async (id: string, options: SiteOptions) =>
  (await import('./site-commands.js')).putSite(process.env, id, { ...options, isNew: false }),
);
sites
  .command('list')
  .description('ids, names and origins of all sites')
  .action(async () => (await import('./site-commands.js')).listSites(process.env));
sites
  .command('show')
  .argument('<id>')
  .description('print one site as JSON')
  .action(async (id: string) => (await import('./site-commands.js')).showSite(process.env, id));
sites
  .command('remove')
  .argument('<id>')
  .description('take and show no more comments of a site; those that it has stay')
  .action(async (id: string) => (await import('./site-commands.js')).forgetSite(process.env, id));

const person = program
  .command('person')
  .description(
    'what is held about one e-mail address, in MongoDB and Redis when they are set, else in the data folder',
  );
person
  .command('export')
  .description('write everything that is held about an address, as JSON or as a page to read')
  .requiredOption('--email <address>', 'whose data')
  .addOption(new Option('--format <format>', 'of what is written').choices(['json', 'html']).default('json'))
  .addOption(new Option('--language <language>', 'of the page').choices(['fr', 'en']).default('fr'))
  .option('--out <file>', 'a file instead of standard output')
  .action(async (options: ExportPersonOptions) =>
    (await import('./person-commands.js')).exportPersonCommand(process.env, options),
  );
person
  .command('erase')
  .description('erase text, name, addresses and keys of every comment of an address, for good')
  .requiredOption('--email <address>', 'whose data')
  .option('--yes', 'do not ask again')
  .action(async (options: { email: string; yes?: true }) =>
    (await import('./person-commands.js')).erasePersonCommand(process.env, options),
  );

program
  .command('retention')
  .description('let go of what the settings no longer keep, as the worker does by itself a few times a day')
  .option('--dry-run', 'only say how much that would be')
  .action(async (options: { dryRun?: true }) =>
    (await import('./retention-command.js')).retentionCommand(process.env, options),
  );

program
  .command('report')
  .description(
    'write the transparency report of a year: figures about decisions, notices and objections, and nobody’s data',
  )
  .requiredOption('--year <year>', 'the year of UTC that it is about', Number)
  .addOption(new Option('--format <format>', 'of what is written').choices(['json', 'html']).default('json'))
  .addOption(new Option('--language <language>', 'of the page').choices(['fr', 'en']).default('fr'))
  .option('--out <file>', 'a file instead of standard output')
  .action(async (options: ReportOptions) => (await import('./report-command.js')).reportCommand(process.env, options));

program
  .command('audit')
  .description('who did what')
  .command('verify')
  .description('check that nothing in the audit was changed or taken out')
  .action(async () => (await import('./audit-commands.js')).verifyAuditChain(process.env));

const webhooks = program
  .command('webhooks')
  .description('webhooks, in MongoDB when TAMIS_MONGODB_URL is set, else in the data folder');
webhooks
  .command('list')
  .description('ids, addresses, and what keeps them from hearing')
  .action(async () => (await import('./webhook-commands.js')).listWebhooks(process.env));
webhooks
  .command('retry')
  .argument('<id>')
  .description('try all deliveries again that were given up')
  .action(async (id: string) => (await import('./webhook-commands.js')).retryWebhook(process.env, id));

const queue = program
  .command('queue')
  .description('the queue, in Redis when TAMIS_REDIS_URL is set, else in the data folder');
queue
  .command('dead')
  .description('list comments that could not be judged')
  .action(async () => (await import('./queue-commands.js')).listDead(process.env));
queue
  .command('retry')
  .argument('[id...]')
  .description('judge dead comments again, all of them without ids')
  .action(async (ids: string[]) => (await import('./queue-commands.js')).retryDead(process.env, ids));

program
  .command('keyring')
  .description('print a new entry for TAMIS_SECRET_KEYS')
  .option('--id <id>', 'its name in the ring; the day and four random letters without it')
  .action(({ id }: { id?: string }) => {
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    console.log(newRingEntry(id ?? `k${day}-${randomBytes(2).toString('hex')}`));
  });

program
  .command('judge')
  .description('judge JSON lines { id, text, author?, articleId?, createdAt? } from standard input, without any server')
  .option('--independent', 'judge each row as if alone; otherwise earlier rows are the history of later ones')
  .option('--model <file>', 'a model by `train`, in place of the shipped one')
  .option('--rule-set <file>', 'a rule set, in place of the shipped one')
  .option('--no-rules', 'the model alone')
  .action(async (options: JudgeOptions) => {
    const warn = (line: string): void => console.error(line);
    const broken = await (
      await import('./judge-command.js')
    ).judgeLines({ input: process.stdin, write: writeLine, warn, now: () => new Date() }, options);
    if (broken > 0) warn(`${broken} lines could not be read and were passed over`);
  });
program
  .command('train')
  .description('train a model on JSON lines { text, label: "spam" | "ham", author? } from standard input')
  .requiredOption('--out <file>', 'where to write the model')
  .addOption(new Option('--base <base>', 'what to start from').choices(['seed', 'none']).default('seed'))
  .option('--model-version <name>', 'its name, stored with every verdict')
  .action(async ({ modelVersion, ...options }: TrainCommandOptions & { modelVersion?: string }) => {
    const tell = (line: string): void => console.error(line);
    await (
      await import('./train-command.js')
    ).trainFromLines(
      { input: process.stdin, tell, now: () => new Date() },
      { ...options, ...(modelVersion === undefined ? {} : { version: modelVersion }) },
    );
  });
program
  .command('dry-run')
  .description('judge the newest stored comments by a changed rule set or model; nothing is changed')
  .option('--rule-set <file>', 'the changed rule set')
  .option('--model <file>', 'the changed model')
  .option('--abuse-model <file>', 'the changed abuse model')
  .option('--site <id>', 'only comments of this site, judged by its own rules')
  .option('--limit <comments>', 'how many comments', Number, 1000)
  .option('--shown <flips>', 'how many flips are shown in full', Number, 100)
  .action(async (options: DryRunOptions) => (await import('./dry-run-command.js')).dryRunOnStore(process.env, options));
program
  .command('import')
  .description('take over the comments of another system; running it again adds only what is missing')
  .addArgument(new Argument('<system>', 'whose file it is').choices(FOREIGN_SYSTEMS))
  .argument('<file>', 'WordPress export (WXR), Disqus export, Isso database, or JSON lines')
  .option('--site <id>', 'the site that they come to', DEFAULT_SITE)
  .option('--nameless <name>', 'the name shown where none was kept', 'Anonyme')
  .option('--judge', 'judge what was published or waited; otherwise each comment keeps its status')
  .option('--teach', 'let the classifier learn from the statuses, as from decisions')
  .option('--tell', 'tell other services of each comment')
  .option('--dry-run', 'read and check everything, write nothing')
  .action(async (system: ForeignSystem, file: string, options: ImportCommandOptions) =>
    (await import('./import-command.js')).importFile(process.env, { system, file }, options),
  );
program
  .command('export')
  .description('write every comment, with e-mail addresses in clear')
  .addOption(
    new Option('--format <format>', 'JSON lines, which lose nothing, or a WordPress export')
      .choices(['jsonl', 'wxr'])
      .default('jsonl'),
  )
  .option('--out <file>', 'where to write; standard output without it')
  .action(async (options: ExportCommandOptions) =>
    (await import('./export-command.js')).exportFile(process.env, options),
  );
program
  .command('backup')
  .description('write the data folder to one file, while Tamis runs')
  .argument('<file>', 'a file that is not there yet')
  .action(async (file: string) => (await import('./backup-command.js')).backUpFolder(process.env, file));
program
  .command('restore')
  .description('put a backup in the place of the data folder’s data, while Tamis does not run')
  .argument('<file>', 'what `backup` wrote')
  .action(async (file: string) => (await import('./backup-command.js')).restoreFolder(process.env, file));
program
  .command('build-seed')
  .description('build the shipped model from its sources')
  .argument('<data>', 'folder with the sources, see shared/domain/model/seed-model.NOTICE.md')
  .argument('<out>', 'where to write it')
  .action(async (data: string, out: string) => {
    (await import('./build-seed.js')).buildSeed(data, out);
  });
program
  .command('build-abuse')
  .description('build the shipped abuse model from its sources')
  .argument('<data>', 'folder with the sources, see shared/domain/model/abuse/seed-abuse-model.NOTICE.md')
  .argument('<out>', 'where to write it')
  .action(async (data: string, out: string) => {
    (await import('./build-abuse.js')).buildAbuse(data, out);
  });

/** Waits for a reader that is slower than the judge, so that output never piles up in memory. */
async function writeLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

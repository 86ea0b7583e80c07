import { isIP } from 'node:net';
import { isOriginPattern } from '../domain/origins';

/** A setting's value could not be read; the message completes the sentence "NAME …". */
class Unreadable extends Error {}

interface Setting<T, Fallback extends string | null = string | null> {
  /** What it sets, as the README says it. */
  meaning: string;
  /** Text of the default as it would stand in the environment; null when the setting has none. */
  fallback: Fallback;
  read: (text: string) => T;
}

const setting = <T, Fallback extends string | null>(
  fallback: Fallback,
  read: (text: string) => T,
  meaning: string,
): Setting<T, Fallback> => ({ meaning, fallback, read });

const integer =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new Unreadable(`must be a whole number from ${min} to ${max}`);
    return value;
  };
const oneOf =
  <const Choice extends string>(...choices: Choice[]) =>
  (text: string): Choice => {
    const choice = choices.find((each) => each === text);
    if (choice === undefined) throw new Unreadable(`must be one of ${choices.join(', ')}`);
    return choice;
  };
const matching =
  (pattern: RegExp, expectation: string) =>
  (text: string): string => {
    if (!pattern.test(text)) throw new Unreadable(`must be ${expectation}`);
    return text;
  };
const url =
  (...protocols: string[]) =>
  (text: string): string => {
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      throw new Unreadable(`must be a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`);
    }
    return text;
  };
const listOf =
  <T>(read: (text: string) => T) =>
  (text: string): T[] =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '')
      .map(read);
const origin = (text: string): string => {
  if (!isOriginPattern(text))
    throw new Unreadable(
      'must be origins such as https://www.example.org or https://*.preview.example.org, without a path',
    );
  return text;
};
const exactOrigin = (text: string): string => {
  if (!URL.canParse(text) || new URL(text).origin !== text || text.includes('*'))
    throw new Unreadable('must be origins such as https://cms.example.org, without a path or a star');
  return text;
};
const network = (text: string): string => {
  const [address = '', bits] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (longest < 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= longest)))
    throw new Unreadable('must be addresses or CIDR ranges such as 10.0.0.0/8');
  return text;
};
const publicAddress = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Unreadable('must be a web address such as https://www.example.org/comments');
  return url.href.replace(/\/+$/, '');
};
const mailAddress = (text: string): string => {
  if (!/^[^\s@<>,]{1,64}@[^\s@<>,]{1,190}$/.test(text))
    throw new Unreadable('must be addresses such as moderation@example.org');
  return text;
};
const zeroOr = (least: number, most: number) => (text: string) => {
  const number = integer(0, most)(text);
  if (number > 0 && number < least) throw new Unreadable(`must be 0, or a whole number from ${least} to ${most}`);
  return number;
};
const text = (value: string): string => value;

/** Every variable there is, in the order of the README's table, which a test compares with this one. */
export const SETTINGS = {
  TAMIS_HOST: setting('127.0.0.1', text, 'Address to listen on.'),
  TAMIS_PORT: setting('8080', integer(0, 65_535), 'Port to listen on; 0 takes any free one, and the log says which.'),
  TAMIS_DATA_DIR: setting(
    'data',
    text,
    'Folder of the standalone service: its database and, unless given, its secret keys.',
  ),
  TAMIS_DEMO: setting(
    'auto',
    oneOf('auto', 'on', 'off'),
    'Whether the standalone service shows its demo article at `/`; `auto` says only while neither `TAMIS_ALLOWED_ORIGINS` nor a site has any origin.',
  ),
  TAMIS_REDIS_URL: setting(null, url('redis:', 'rediss:'), 'Redis of the separate services.'),
  TAMIS_MONGODB_URL: setting(
    null,
    url('mongodb:', 'mongodb+srv:'),
    'MongoDB of the separate services; its path names the database.',
  ),
  TAMIS_SECRET_KEYS: setting(
    null,
    matching(
      /^\s*[^:,\s]+:[^:,\s]+([,\s]+[^:,\s]+:[^:,\s]+)*[,\s]*$/,
      'ID:BASE64, or several of them separated by commas or line ends',
    ),
    'Key ring, newest key first: seals personal data, signs receipts. `tamis keyring` makes an entry. Required by the separate services, which share it.',
  ),
  TAMIS_LOG_LEVEL: setting(
    'info',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
    'Least severe log level that is written.',
  ),
  TAMIS_PUBLIC_URL: setting(
    null,
    publicAddress,
    'Where visitors reach this service, when a web server stands in front: its origin, with the path under which it passes requests on.',
  ),
  TAMIS_ALLOWED_ORIGINS: setting(
    '',
    listOf(origin),
    'Origins of the article pages of sites that name none of their own: they may post from a browser and be redirected back to; `https://*.preview.example.org` allows any one name in front.',
  ),
  TAMIS_UNKNOWN_ARTICLES: setting(
    'accept',
    oneOf('accept', 'hold', 'refuse'),
    'What becomes of comments on articles that are not registered: judged like all others, held, or refused.',
  ),
  TAMIS_CLOSE_AFTER_DAYS: setting(
    '0',
    integer(0, 36_500),
    'Days after which a registered article takes no more comments, unless it says itself when; 0 never.',
  ),
  TAMIS_CALLBACK_ORIGINS: setting(
    '',
    listOf(exactOrigin),
    'Origins of programs that may ask, by `callbackUrl`, to be told what becomes of a comment they send.',
  ),
  TAMIS_SMTP_URL: setting(
    null,
    url('smtp:', 'smtps:'),
    'SMTP server by which mail is sent, with name and password in it; `?requireTLS=true` insists on encryption. Without it there is no mail.',
  ),
  TAMIS_MAIL_FROM: setting(
    null,
    mailAddress,
    'Sender of mails. Required with `TAMIS_SMTP_URL`, as `TAMIS_PUBLIC_URL` is.',
  ),
  TAMIS_DIGEST_TO: setting('', listOf(mailAddress), 'Moderators who are mailed when comments wait for a decision.'),
  TAMIS_DIGEST_MINUTES: setting('60', integer(60, 10_080), 'Shortest time between two such mails.'),
  TAMIS_DIGEST_LANGUAGE: setting('fr', oneOf('fr', 'en'), 'Their language.'),
  TAMIS_TRUSTED_PROXIES: setting(
    '127.0.0.0/8,::1/128',
    listOf(network),
    'Peers whose `X-Forwarded-For` or `Forwarded` is believed.',
  ),
  TAMIS_RATE_LIMIT: setting(
    '20',
    integer(1, 1_000_000),
    'Submissions that one network (IPv4 address, IPv6 /64) may send per window.',
  ),
  TAMIS_RATE_LIMIT_SECONDS: setting('60', integer(1, 86_400), 'Length of that window in seconds.'),
  TAMIS_MAX_BODY_LENGTH: setting('10000', integer(1, 65_525), 'Longest comment in characters.'),
  TAMIS_MARKUP: setting(
    'plain',
    oneOf('plain', 'basic'),
    'What comments are shown with: `plain` text, or `basic` Markdown: emphasis, code, quotes and lists.',
  ),
  TAMIS_AUTHOR_MINUTES: setting(
    '10',
    integer(0, 525_600),
    'How long an author may edit or withdraw a comment by its receipt; 0 is never.',
  ),
  TAMIS_REPORTS_TO_HOLD: setting(
    '5',
    integer(0, 200),
    'So many readers of different networks who report a comment have it held, unless a moderator has approved it; 0 never.',
  ),
  TAMIS_REPORTS_PER_HOUR: setting('10', integer(1, 10_000), 'Reports that one network may send per hour.'),
  TAMIS_OBJECTION_DAYS: setting(
    '183',
    integer(0, 3650),
    'How long an author may object to a decision that hides a comment, by its receipt; 0 is never.',
  ),
  TAMIS_NOTICES_PER_HOUR: setting(
    '5',
    integer(1, 10_000),
    'Notices of illegal content that one network may send per hour; keys of trusted flaggers are not limited.',
  ),
  TAMIS_REACTIONS: setting(
    'off',
    oneOf('off', 'like', 'both'),
    'Whether readers may like comments, or like and dislike them; one say of a network for each.',
  ),
  TAMIS_REACTIONS_PER_HOUR: setting(
    '120',
    integer(1, 10_000),
    'Likes and dislikes that one network may send per hour.',
  ),
  TAMIS_HOUSE_NAME: setting(
    'La rédaction',
    text,
    'Under which name moderators answer readers; no visitor may have it.',
  ),
  TAMIS_RESERVED_NAMES: setting('', listOf(text), 'Further names that no visitor may have, in whatever spelling.'),
  TAMIS_MAX_REQUEST_BYTES: setting('524288', integer(1024, 16_777_216), 'Largest request body in bytes.'),
  TAMIS_MAX_CONNECTIONS: setting(
    '2000',
    integer(1, 1_000_000),
    'Connections that may be open at a time; further ones are closed at once.',
  ),
  TAMIS_MAX_CONNECTIONS_PER_ADDRESS: setting(
    '200',
    integer(1, 1_000_000),
    'The same for one address (IPv6: /64) that is no trusted proxy.',
  ),
  TAMIS_MAX_HEADER_BYTES: setting(
    '16384',
    integer(4096, 1_048_576),
    'Longest first line and headers of a request together, its query included, in bytes.',
  ),
  TAMIS_ANSWER_TIMEOUT_SECONDS: setting(
    '60',
    integer(1, 3600),
    'How long a client may leave an answer unread before its connection is cut; one that reads slowly has a second more for each 16 KiB.',
  ),
  TAMIS_MAX_WAITING: setting(
    '100000',
    integer(1, 10_000_000),
    'Comments that may wait to be judged; beyond it none is accepted.',
  ),
  TAMIS_HONEYPOT_FIELD: setting(
    'subject',
    matching(/^[A-Za-z][\w-]{0,63}$/, 'a field name'),
    'Form field that people do not see and only robots fill in.',
  ),
  TAMIS_AKISMET_URL: setting(
    null,
    url('http:', 'https:'),
    'Akismet-compatible service that is asked about each comment, such as `https://rest.akismet.com/1.1`; none without it. It is told text, name, website, IP address and user agent, never the e-mail address.',
  ),
  TAMIS_AKISMET_KEY: setting(null, text, 'Key for it. Required with `TAMIS_AKISMET_URL`, as `TAMIS_AKISMET_BLOG` is.'),
  TAMIS_AKISMET_BLOG: setting(null, publicAddress, 'Address of the site, as that service knows it.'),
  TAMIS_AKISMET_TIMEOUT_MS: setting(
    '1500',
    integer(50, 5000),
    'How long a comment waits for its answer, in milliseconds; then the other rules decide.',
  ),
  TAMIS_CONCURRENCY: setting(
    '200',
    integer(1, 1000),
    'Comments that one worker of the separate services judges at a time.',
  ),
  TAMIS_TRAINING_HOURS: setting(
    '24',
    integer(0, 8760),
    'Hours between two trainings of the classifier on the decisions made; 0 trains only when asked.',
  ),
  TAMIS_SESSION_IDLE_MINUTES: setting(
    '720',
    integer(1, 43_200),
    'Minutes after which somebody who does nothing at the desk is signed out.',
  ),
  TAMIS_SESSION_DAYS: setting('14', integer(1, 365), 'Days after which everybody signs in anew.'),
  TAMIS_SIGN_IN_ATTEMPTS: setting(
    '10',
    integer(1, 10_000),
    'Attempts to sign in to one account per window; one network may make three times as many.',
  ),
  TAMIS_SIGN_IN_MINUTES: setting('15', integer(1, 1440), 'Length of that window in minutes.'),
  TAMIS_LIST_MAX_AGE_SECONDS: setting(
    '0',
    integer(0, 86_400),
    'How long caches may show a list of comments without asking again.',
  ),
  TAMIS_PAGE_CACHE_BYTES: setting(
    '33554432',
    integer(0, 4_294_967_296),
    'Memory for lists and feeds that were asked for, so that each is made once; 0 keeps none.',
  ),
  TAMIS_EVENT_POLL_MS: setting(
    '250',
    integer(10, 60_000),
    'Longest time in milliseconds before an event reaches a stream that is open.',
  ),
  TAMIS_EVENTS_KEEP_DAYS: setting(
    '0',
    integer(0, 36_500),
    'Days for which the event log keeps events; 0 keeps all. Consumers that were away longer are told where to start.',
  ),
  TAMIS_EVENTS_KEEP: setting(
    '0',
    zeroOr(1000, 1_000_000_000),
    'Most events that the event log keeps, whatever their age, from 1,000 up; 0 keeps all.',
  ),
  TAMIS_EVENT_STREAM: setting(
    null,
    matching(/^[\w.:{}-]{1,128}$/, 'a key of letters, digits, dots, colons and dashes'),
    'Redis stream that the workers append each event to, for services that read there; none without it.',
  ),
  TAMIS_EVENT_STREAM_LENGTH: setting(
    '100000',
    integer(1, 100_000_000),
    'About how many of the newest events that stream keeps.',
  ),
  TAMIS_DELIVERIES_KEEP_DAYS: setting(
    '30',
    integer(0, 36_500),
    'Days for which deliveries that arrived are kept and listed; 0 keeps all. Those that were given up stay until they are sent again.',
  ),
  TAMIS_ADDRESSES_KEEP_DAYS: setting(
    '30',
    integer(0, 36_500),
    'Days after which IP address and browser of a comment are forgotten; 0 keeps them.',
  ),
  TAMIS_EMAILS_KEEP_DAYS: setting(
    '0',
    integer(0, 36_500),
    'Days after which the e-mail address of a published comment is forgotten; 0 keeps it until it is erased. Its author is a stranger afterwards.',
  ),
  TAMIS_SPAM_KEEP_DAYS: setting(
    '30',
    integer(0, 36_500),
    'Days after which spam is erased, counted from the last that was decided about it; 0 keeps it.',
  ),
  TAMIS_REJECTED_KEEP_DAYS: setting(
    '180',
    integer(0, 36_500),
    'The same for comments that were rejected or withdrawn.',
  ),
  TAMIS_NOTICES_KEEP_DAYS: setting(
    '365',
    integer(0, 36_500),
    'Days after which sender and words of a notice that was answered are forgotten; 0 keeps them.',
  ),
  TAMIS_BACKUPS_KEEP_DAYS: setting(
    '90',
    integer(1, 36_500),
    'How long you keep backups: for so long it is remembered, by pseudonym, who was erased, so that a restored backup brings nobody back.',
  ),
  TAMIS_AUDIT_KEEP_DAYS: setting(
    '1095',
    integer(0, 36_500),
    'Days for which the audit keeps who did what; 0 keeps all.',
  ),
  TAMIS_WEBHOOK_NETWORKS: setting(
    '',
    listOf(network),
    'Internal networks that webhooks may be sent to, also by plain `http`; otherwise only public addresses by `https`.',
  ),
  TAMIS_CLOSE_DEADLINE_MS: setting(
    '10000',
    integer(100, 600_000),
    'Time in milliseconds that a service may take to end in order.',
  ),
} satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;
type Value<Name extends SettingName> = ReturnType<(typeof SETTINGS)[Name]['read']>;
type Known = {
  readonly [Name in SettingName]: (typeof SETTINGS)[Name]['fallback'] extends string
    ? Value<Name>
    : Value<Name> | undefined;
};
/** Settings without a default may be absent, unless the service said that it requires them. */
export type Config<Required extends SettingName = never> = Known & { readonly [Name in Required]: Value<Name> };

/** All that is wrong with the environment, a sentence each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/**
 * Reads the `TAMIS_*` variables of `env`; an empty one counts as not set. Throws a `ConfigError` with every problem at
 * once: values that cannot be read, names that do not exist, and settings in `required` that are missing.
 */
export function readConfig<Required extends SettingName = never>(
  env: Readonly<Record<string, string | undefined>>,
  required: readonly Required[] = [],
): Config<Required> {
  const problems = Object.keys(env)
    .filter((name) => name.startsWith('TAMIS_') && !name.startsWith('TAMIS_TEST_') && !(name in SETTINGS))
    .map((name) => `${name} is not a setting${suggestion(name)}`);
  const values = Object.entries<Setting<unknown>>(SETTINGS).map(([name, { fallback, read, meaning }]) => {
    const given = env[name];
    const source = given === undefined || given === '' ? fallback : given;
    if (source === null) {
      if ((required as readonly string[]).includes(name)) problems.push(`${name} is required: ${meaning}`);
      return [name, undefined];
    }
    try {
      return [name, read(source)];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // The value itself may be a secret.
      problems.push(`${name} ${error.message}`);
      return [name, undefined];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(Object.fromEntries(values)) as Config<Required>;
}

function suggestion(name: string): string {
  const stem = name.slice(0, 'TAMIS_'.length + 4);
  const near = Object.keys(SETTINGS).filter((each) => each.startsWith(stem));
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
}

import type { SETTINGS } from '@tamis/shared/runtime/config';
import { ConfigError, readConfig } from '@tamis/shared/runtime/config';

function problemsOf(env: Record<string, string>, required: (keyof typeof SETTINGS)[] = []): readonly string[] {
  try {
    readConfig(env, required);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

test('when nothing is set, then every default holds and secrets have none', () => {
  const config = readConfig({ PATH: '/bin', TAMIS_PORT: '' });
  expect(config).toMatchObject({
    TAMIS_HOST: '127.0.0.1',
    TAMIS_PORT: 8080,
    TAMIS_TRUSTED_PROXIES: ['127.0.0.0/8', '::1/128'],
  });
  expect(config.TAMIS_SECRET_KEYS).toBeUndefined();
  expect(Object.isFrozen(config)).toBe(true);
});

test('when several things are wrong, then all are told at once, and no value is repeated', () => {
  const problems = problemsOf(
    { TAMIS_PORT: '70000', TAMIS_LOG_LEVEL: 'loud', TAMIS_PROT: '1', TAMIS_SECRET_KEYS: 'hunter2' },
    ['TAMIS_REDIS_URL'],
  );
  expect(problems).toEqual([
    'TAMIS_PROT is not a setting',
    'TAMIS_PORT must be a whole number from 0 to 65535',
    expect.stringMatching(/^TAMIS_REDIS_URL is required: /),
    'TAMIS_SECRET_KEYS must be ID:BASE64, or several of them separated by commas or line ends',
    'TAMIS_LOG_LEVEL must be one of fatal, error, warn, info, debug, silent',
  ]);
  expect(problems.join()).not.toContain('hunter2');
});

test('when a name is nearly right, then the right ones are offered', () => {
  expect(problemsOf({ TAMIS_RATE_LIMIT_MINUTES: '1' })).toEqual([
    'TAMIS_RATE_LIMIT_MINUTES is not a setting; did you mean TAMIS_RATE_LIMIT or TAMIS_RATE_LIMIT_SECONDS?',
  ]);
});

test.each([
  ['TAMIS_PORT', ['0', '65535'], ['-1', '65536', '1.5', 'abc', '0x10']],
  ['TAMIS_MAX_BODY_LENGTH', ['1', '65525'], ['0', '65526']],
  ['TAMIS_MAX_REQUEST_BYTES', ['1024', '16777216'], ['1023', '16777217']],
  ['TAMIS_RATE_LIMIT', ['1', '1000000'], ['0', '1000001']],
  ['TAMIS_RATE_LIMIT_SECONDS', ['1', '86400'], ['0', '86401']],
  ['TAMIS_MAX_WAITING', ['1', '10000000'], ['0', '10000001']],
  ['TAMIS_CONCURRENCY', ['1', '1000'], ['0', '1001']],
  ['TAMIS_TRAINING_HOURS', ['0', '8760'], ['8761', '-1']],
  ['TAMIS_MAX_CONNECTIONS', ['1', '1000000'], ['0', '1000001']],
  ['TAMIS_MAX_CONNECTIONS_PER_ADDRESS', ['1', '1000000'], ['0', '1000001']],
  ['TAMIS_MAX_HEADER_BYTES', ['4096', '1048576'], ['4095', '1048577']],
  ['TAMIS_ANSWER_TIMEOUT_SECONDS', ['1', '3600'], ['0', '3601']],
  ['TAMIS_LIST_MAX_AGE_SECONDS', ['0', '86400'], ['86401', '-1']],
  ['TAMIS_EVENT_POLL_MS', ['10', '60000'], ['9', '60001']],
  ['TAMIS_CLOSE_DEADLINE_MS', ['100', '600000'], ['99', '600001']],
  ['TAMIS_REDIS_URL', ['redis://127.0.0.1:6379', 'rediss://u:p@h/1'], ['http://x', 'localhost']],
  ['TAMIS_MONGODB_URL', ['mongodb://127.0.0.1/tamis', 'mongodb+srv://h/x'], ['redis://x', 'x']],
  [
    'TAMIS_ALLOWED_ORIGINS',
    ['https://a.example', 'https://a.example, http://b.example:8080'],
    ['https://a.example/', 'a.example', '*'],
  ],
  [
    'TAMIS_TRUSTED_PROXIES',
    ['10.0.0.0/8', '::1, 192.0.2.1', '::/128'],
    ['everyone', '300.0.0.1', '10.0.0.0/33', '::1/129', '1:2'],
  ],
  ['TAMIS_HONEYPOT_FIELD', ['subject', 'alt_name'], ['9', 'a b', '']],
] as const)('when %s is at its limits, then it passes; beyond them it is refused', (name, good, bad) => {
  for (const value of good) expect(problemsOf({ [name]: value })).toEqual([]);
  for (const value of bad) if (value !== '') expect(problemsOf({ [name]: value })).toHaveLength(1);
});

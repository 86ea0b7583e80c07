import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATUS_OF } from '@tamis/shared/adapters/http/server/error-responses';
import { DEFAULT_RULE_SET } from '@tamis/shared/domain/rule-set';
import { SETTINGS } from '@tamis/shared/runtime/config';

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

/** The rows of the table between `<!-- name -->` and `<!-- /name -->`, each as its cells without code marks. */
function tableOf(name: string): string[][] {
  const [, table = ''] = new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- /${name} -->`).exec(readme) ?? [];
  return table
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

test('when the README lists errors, then they are those of the code, with their status', () => {
  expect(tableOf('errors')).toEqual(Object.entries(STATUS_OF).map(([code, status]) => [code, String(status)]));
});

test('when the README lists settings, then they are those of the code, with their defaults and meanings', () => {
  const rows = Object.entries(SETTINGS).map(([name, { fallback, meaning }]) => [
    name,
    fallback ?? '',
    meaning.replaceAll('`', ''),
  ]);
  expect(tableOf('settings')).toEqual(rows);
});

test('when the README lists rules, then they are those of the default rule set, in its order', () => {
  const rows = Object.entries(DEFAULT_RULE_SET.rules).map(([name, { effect, weight }]) => [
    name,
    effect,
    String(weight),
  ]);
  expect(tableOf('rules')).toEqual(rows);
});

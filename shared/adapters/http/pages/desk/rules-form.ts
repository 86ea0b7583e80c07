import type { FieldProblem } from '../../../../domain/errors';
import type { Block } from '../../../../domain/rule-settings';
import type { RuleSet } from '../../../../domain/rule-set';

/** Settings that are numbers, and those that are lists with one entry a line, in the order of the page. */
export const NUMBERS = ['maxLinks', 'floodSeconds', 'tooFastSeconds', 'abuseThreshold'] as const;
export const LISTS = [
  'moderationWords',
  'disallowedWords',
  'heldPhrases',
  'spamPhrases',
  'heldPatterns',
  'spamPatterns',
  'listedHosts',
  'blockedNetworks',
  'blockedAddresses',
  'languages',
] as const;
const THRESHOLDS = ['hold', 'spam'] as const;

/** A rule set as the fields of the page's form. */
export function formOfRuleSet({ thresholds, settings, rules }: RuleSet): URLSearchParams {
  const fields: [string, string][] = [];
  for (const name of THRESHOLDS) fields.push([`thresholds.${name}`, String(thresholds[name])]);
  for (const name of NUMBERS) fields.push([`settings.${name}`, String(settings[name])]);
  for (const name of LISTS) fields.push([`settings.${name}`, settings[name].join('\n')]);
  fields.push(['settings.blocks', settings.blocks.map(lineOfBlock).join('\n')]);
  for (const [name, { effect, weight }] of Object.entries(rules)) {
    fields.push([`rules.${name}.effect`, effect], [`rules.${name}.weight`, String(weight)]);
  }
  return new URLSearchParams(fields);
}

/** What the form says, as an edited rule set that nobody has checked yet. A comma may stand for the decimal point. */
export function ruleSetOfForm(form: URLSearchParams): unknown {
  const number = (name: string): number => {
    const text = (form.get(name) ?? '').trim();
    return text === '' ? NaN : Number(text.replace(',', '.').replace('−', '-'));
  };
  const names = [...form.keys()].flatMap((key) => /^rules\.([\w-]{1,64})\.effect$/.exec(key)?.[1] ?? []);
  return {
    thresholds: Object.fromEntries(THRESHOLDS.map((name) => [name, number(`thresholds.${name}`)])),
    settings: Object.fromEntries<unknown>([
      ['blocks', linesOf(form.get('settings.blocks') ?? '').map(blockOfLine)],
      ...NUMBERS.map((name): [string, number] => [name, number(`settings.${name}`)]),
      ...LISTS.map((name): [string, string[]] => [name, linesOf(form.get(`settings.${name}`) ?? '')]),
    ]),
    rules: Object.fromEntries(
      names.map((name) => [name, { effect: form.get(`rules.${name}.effect`), weight: number(`rules.${name}.weight`) }]),
    ),
  };
}

/** A block as a line: what becomes of it, what is blocked, and its value. */
function lineOfBlock({ effect, what, value }: Block): string {
  return `${effect} ${what} ${value}`;
}

/** The other way; a line that is none is refused where it stands. */
function blockOfLine(line: string): unknown {
  const [, effect, what, value] = /^(\S+)\s+(\S+)\s+(.+)$/.exec(line) ?? [];
  return { effect: effect ?? line, what: what ?? '', value: value ?? '' };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The problems of one field; of a list also those of its entries, each with the entry's place. */
export function problemsAt(
  problems: readonly FieldProblem[],
  path: string,
): { problem: FieldProblem; entry: number | null }[] {
  return problems.flatMap((problem) => {
    if (problem.path === path) return [{ problem, entry: null }];
    if (!problem.path.startsWith(`${path}.`)) return [];
    const entry = Number(problem.path.slice(path.length + 1).split('.', 1)[0]);
    return [{ problem, entry: Number.isInteger(entry) ? entry + 1 : null }];
  });
}

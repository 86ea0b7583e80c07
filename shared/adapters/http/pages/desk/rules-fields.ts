import type { FieldProblem } from '../../../../domain/errors';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { fieldMessage } from '../../server/messages';
import { nameOfRule, RULE_NAMES } from './rule-kinds';
import { problemsAt } from './rules-form';
import { RULES_WORDS } from './rules-words';

/** What a field of the rules page needs: everything that was typed, and everything that is wrong with it. */
export interface RulesFields {
  form: URLSearchParams;
  problems: readonly FieldProblem[];
  language: Language;
}

type Path = keyof (typeof RULES_WORDS)['en']['labels'];

/** A number with its label and problem. */
export function numberField(path: Path, fields: RulesFields): SafeHtml {
  const { labels } = RULES_WORDS[fields.language];
  return html`<p class="field">
    <label for="${path}">${labels[path]}</label
    ><input
      id="${path}"
      name="${path}"
      inputmode="decimal"
      value="${fields.form.get(path) ?? ''}"
      ${invalid(path, fields)}
    />
    ${problemsOf(path, fields)}
  </p>`;
}

/** A list, one entry a line, with its label and the problems of its lines. */
export function listField(path: Path, fields: RulesFields): SafeHtml {
  const { labels } = RULES_WORDS[fields.language];
  return html`<p class="field">
    <label for="${path}">${labels[path]}</label
    ><textarea id="${path}" name="${path}" rows="3" dir="auto" spellcheck="false" ${invalid(path, fields)}>
${fields.form.get(path) ?? ''}</textarea
    >${problemsOf(path, fields)}
  </p>`;
}

/** Effect and weight of every rule. */
export function ruleTable(fields: RulesFields): SafeHtml {
  const words = RULES_WORDS[fields.language];
  const rows = Object.keys(RULE_NAMES).map((rule) => {
    const [effect, weight] = [`rules.${rule}.effect`, `rules.${rule}.weight`];
    const name = nameOfRule(rule, fields.language);
    const chosen = fields.form.get(effect);
    const options = Object.entries(words.effects).map(
      ([value, text]) => html`<option value="${value}" ${value === chosen && html` selected`}>${text}</option>`,
    );
    return html`<tr>
      <th scope="row">${name}</th>
      <td>
        <select name="${effect}" aria-label="${words.effect}, ${name}">
          ${options}
        </select>
      </td>
      <td>
        <input
          id="${weight}"
          name="${weight}"
          inputmode="decimal"
          aria-label="${words.weight}, ${name}"
          value="${fields.form.get(weight) ?? ''}"
          ${invalid(weight, fields)}
        />${problemsOf(weight, fields)}
      </td>
    </tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${words.rules}">
    <table class="rule-table">
      <thead>
        <tr>
          <th scope="col">${words.rule}</th>
          <th scope="col">${words.effect}</th>
          <th scope="col">${words.weight}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function invalid(path: string, { problems }: RulesFields): SafeHtml | null {
  if (problemsAt(problems, path).length === 0) return null;
  return html` aria-invalid="true" aria-describedby="${path}-problem"`;
}

function problemsOf(path: string, { problems, language }: RulesFields): SafeHtml | null {
  const words = RULES_WORDS[language];
  const found = problemsAt(problems, path);
  if (found.length === 0) return null;
  const lines = found.map(({ problem, entry }) => {
    const where = entry === null ? '' : `${words.line} ${String(entry)}${words.colon}`;
    return html`${where}${fieldMessage(problem, language)} `;
  });
  return html`<span class="problem" id="${path}-problem">${lines}</span>`;
}

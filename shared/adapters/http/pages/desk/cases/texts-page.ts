import { STATEMENT_LIMITS, STATEMENT_PARTS, type StatementTexts } from '../../../../../domain/statement-texts';
import { html } from '../../../server/html';
import { csrfField, deskLayout, type DeskPage } from '../desk-layout';
import { CASES_WORDS } from './cases-words';

export interface TextsPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  texts: StatementTexts;
  /** What was typed already; null shows the sentences in force. */
  typed: URLSearchParams | null;
  notice: { kind: 'good' | 'bad'; text: string } | null;
}

/** The sentences by which authors are told why a comment is hidden, in both languages. */
export function textsPage({ language, assets, viewer, texts, typed, notice }: TextsPage): string {
  const words = CASES_WORDS[language];
  const content = html`<div class="sheet stack">
    <header>
      <p><a href="/review/cases">← ${words.title}</a></p>
      <h1>${words.textsTitle}</h1>
      <p>${words.textsLead}</p>
      <p>${words.inForce} <strong>${texts.version}</strong></p>
    </header>
    ${notice && html`<p class="notice ${notice.kind}" role="${notice.kind === 'bad' ? 'alert' : 'status'}">${notice.text}</p>`}
    <form method="post" action="/review/statement-texts" class="stack">
      ${csrfField(viewer)}<input type="hidden" name="basedOn" value="${texts.version}" />
      <section class="panel">
        <p class="field">
          <label for="terms">${words.terms}</label>
          <input
            id="terms"
            name="terms"
            type="url"
            value="${typed?.get('terms') ?? texts.terms ?? ''}"
            maxlength="${STATEMENT_LIMITS.terms}"
          />
        </p>
      </section>
      ${(['fr', 'en'] as const).map(
        (each) =>
          html`<section class="panel" lang="${each}">
            <h2 lang="${language}">${words.languages[each]}</h2>
            ${STATEMENT_PARTS.map((part) => {
              const name = `${each}.${part}`;
              return html`<p class="field">
                <label lang="${language}" for="${name}">${words.textsParts[part]}</label>
                <textarea id="${name}" name="${name}" rows="2" maxlength="${STATEMENT_LIMITS.sentence}">
${typed?.get(name) ?? texts[each][part]}</textarea>
              </p>`;
            })}
          </section>`,
      )}
      <p class="buttons"><button type="submit">${words.save}</button></p>
    </form>
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.textsTitle, room: 'cases', content });
}

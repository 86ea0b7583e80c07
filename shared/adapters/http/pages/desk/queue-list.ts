import type { StoredComment } from '../../../../domain/stored-comment';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { excerptOf } from './comment-context';
import { ageOf } from './desk-times';
import { statusWord } from './desk-words';
import { queueHref, type QueueQuery } from './queue-query';
import { kindOfRule, nameOfRule } from './rule-kinds';

const WORDS = {
  fr: { pick: 'Choisir', clean: 'rien à signaler', with: 'ouvert par' },
  en: { pick: 'Select', clean: 'nothing found', with: 'open with' },
} as const;

/** Characters of a comment in its row; wide rows show fewer. */
const EXCERPT = 220;

export interface QueueRow {
  comment: StoredComment;
  query: QueueQuery;
  isCurrent: boolean;
  /** Another moderator who has it open, or null. */
  holder: string | null;
  language: Language;
  now: Date;
}

/** A comment in the list: who, why, since when and how it begins; the whole of it is one step away. */
export function queueRow({ comment, query, isCurrent, holder, language, now }: QueueRow): SafeHtml {
  const words = WORDS[language];
  const { id, version, author, body, createdAt, status } = comment;
  return html`<li
    class="row ${isCurrent && html`current`}"
    id="row-${id}"
    data-id="${id}"
    data-version="${version}"
    data-status="${status}"
  >
    <label class="pick"
      ><span class="unseen">${words.pick} <bdi>${author.name}</bdi></span
      ><input type="checkbox" name="pick" value="${id}:${version}" form="bulk"
    /></label>
    <div>
      <p class="who">
        <a class="open name" href="${queueHref(query, { open: id })}#content" ${isCurrent && html` aria-current="true"`}
          ><bdi>${author.name}</bdi></a
        >${whyShort(comment, language)}
        ${
          holder !== null && html`<span class="hint">${words.with} <bdi>${holder}</bdi></span> `
        }${ageOf(createdAt, now, language)}
      </p>
      <p class="excerpt" dir="auto">${excerptOf(body, EXCERPT)}</p>
    </div>
    <p class="outcome" role="status"></p>
  </li>`;
}

/** The reason that weighs most for the comment's being here, in two words. */
function whyShort({ verdict, status }: StoredComment, language: Language): SafeHtml {
  const [first] = verdict.reasons
    .filter(({ holds, weight }) => holds || weight > 0)
    .toSorted((a, b) => Number(b.holds) - Number(a.holds) || b.weight - a.weight);
  if (first) return html`<span class="why tag k-${kindOfRule(first.rule)}">${nameOfRule(first.rule, language)}</span>`;
  return html`<span class="why hint"
    >${status === 'held' ? WORDS[language].clean : statusWord(status, language)}</span
  >`;
}

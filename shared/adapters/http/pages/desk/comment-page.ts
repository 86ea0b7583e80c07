import { html } from '../../server/html';
import { commentPane, type Pane } from './comment-pane';
import { deskLayout, type DeskPage } from './desk-layout';
import { DESK_WORDS } from './desk-words';

export interface CommentPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'>, Pane {
  /** What went wrong with a decision about it, or what was asked for; null when there is nothing to say. */
  notice: string | null;
  isGood?: boolean;
}

/** One comment on a page of its own: what a link shares, and what a lost race shows. */
export function commentPage({ assets, notice, isGood = false, ...pane }: CommentPage): string {
  const { comment, language, viewer } = pane;
  const content = html`<div class="desk solo">
    <h1 class="unseen">${DESK_WORDS[language].desk}</h1>
    <div class="notices">
      ${
        notice !== null &&
        html`<p class="notice ${isGood ? 'good' : 'bad'}" role="${isGood ? 'status' : 'alert'}">${notice}</p>`
      }
    </div>
    ${commentPane(pane)}
  </div>`;
  return deskLayout({ language, assets, viewer, title: comment.author.name, room: 'queue', content });
}

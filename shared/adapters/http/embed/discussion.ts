import { setTimeout as pause } from 'node:timers/promises';
import type { Request } from 'express';
import type { Articles } from '../../../application/ports/articles';
import type { CommentLists, CommentStore } from '../../../application/ports/comments';
import { modeAt, type ArticlePolicy } from '../../../domain/article';
import type { KeyRing } from '../../../domain/key-ring';
import { authorState } from '../../../application/author-state';
import { publicComment, removedComment } from '../api/present';
import type { ReactionChoice } from '../../../application/react-to-comment';
import type { SitesInForce } from '../../../application/sites-in-force';
import type { PublicView } from '../api/public-view';
import { withGoneParents } from '../api/public-pages';
import { html, type SafeHtml } from '../server/html';
import type { Language } from '../server/language';
import { cursorText, parseCursor } from '../server/list-cursor';
import type { EmbedAssets } from './embed-assets';
import { embedForm } from './embed-form';
import { embedThread, type OwnComment } from './embed-thread';

/** Comments on one page without scripts. */
const PAGE_SIZE = 200;

/** The form leads back here faster than the verdict comes. Without scripts the page cannot change, so it waits a little. */
const VERDICT_WAIT = { questions: 16, pauseMs: 50 } as const;

export interface DiscussionOptions {
  lists: Pick<CommentLists, 'approved' | 'countApproved' | 'withIds'>;
  store: Pick<CommentStore, 'find'>;
  articles: Pick<Articles, 'find'>;
  policy: ArticlePolicy;
  keyRing: Pick<KeyRing, 'isReceipt'>;
  assets: EmbedAssets;
  /** Path under which visitors reach this service, without a slash at its end. */
  prefix: string;
  honeypotField: string;
  offersMail: boolean;
  sites: Pick<SitesInForce, 'get'>;
  reactions: ReactionChoice;
  now: () => Date;
  newId: () => string;
}

/** The page that a discussion stands in. */
export interface Around {
  siteId: string;
  articleId: string;
  language: Language;
  /** Path of the page, as the visitor's browser asks for it. */
  path: string;
  /** Its whole address; null when the request does not say it. */
  url: string | null;
}

/**
 * `<tamis-comments>` with what it shows without scripts inside: the comments of an article and WordPress's form, made here. The query of the
 * page says where the list begins (`at`, `cursor`), whom the form answers (`replytocom`), and whose own comment is shown besides
 * (`unapproved`, `moderation-hash`).
 */
export function discussion(options: DiscussionOptions): (request: Request, around: Around) => Promise<SafeHtml> {
  const { lists, store, articles, policy, keyRing, assets, prefix, honeypotField, offersMail, reactions, now, newId } =
    options;

  const ownComment = async (id: string, receipt: string, view: PublicView): Promise<OwnComment | null> => {
    if (!keyRing.isReceipt(id, receipt)) return null;
    let comment = await store.find(id);
    for (let asked = 1; comment === null && asked < VERDICT_WAIT.questions; asked += 1) {
      await pause(VERDICT_WAIT.pauseMs);
      comment = await store.find(id);
    }
    const mineHref = `${prefix}/v1/comments/${encodeURIComponent(id)}/mine?receipt=${encodeURIComponent(receipt)}`;
    const shown = comment && publicComment(comment, view);
    return { id, mineHref, state: authorState(id, comment, now()).status, comment: shown };
  };

  return async (request, { siteId, articleId: asked, language, path, url }) => {
    const said = (name: string): string => {
      const value = request.query[name];
      return typeof value === 'string' ? value : '';
    };
    const view = { reactions, markup: options.sites.get(siteId).markup };
    const article = await articles.find(siteId, asked);
    const articleId = article?.id ?? asked;
    const approvedHere = async (id: string) => {
      const comment = id === '' ? null : await store.find(id);
      const isHere = comment?.siteId === siteId && comment.articleId === articleId && comment.status === 'approved';
      return isHere ? comment : null;
    };
    // First, because the list is to hold it when it has just been published.
    const unapproved = said('unapproved');
    const own = unapproved ? await ownComment(unapproved, said('moderation-hash'), view) : null;
    const first = await approvedHere(said('at'));
    const after = first ? { at: first.createdAt, id: first.id, isFirst: true } : parseCursor(said('cursor'));
    const [found, counts, parent] = await Promise.all([
      lists.approved({ siteId, articleId, order: 'oldest', limit: PAGE_SIZE + 1, after }),
      lists.countApproved(siteId, [articleId]),
      approvedHere(said('replytocom')),
    ]);
    const comments = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? comments.at(-1) : undefined;
    const places = await withGoneParents(comments, lists);
    const at = now();
    const mode = modeAt(article, at, policy);
    const words = assets.words[language];
    const told = { language, words };
    const hrefOf = (query: Record<string, string>, hash: string): string => {
      const text = new URLSearchParams({ ...siteOf(siteId), ...query }).toString();
      return `${path}${text && '?'}${text}#${hash}`;
    };
    const thread = embedThread({
      ...told,
      comments: places.map(({ comment, isGone }) => (isGone ? removedComment(comment) : publicComment(comment, view))),
      own,
      now: at,
      // Another address each time: a browser that is asked for the one it shows only scrolls.
      reloadHref: hrefOf(
        { unapproved, 'moderation-hash': said('moderation-hash'), t: String(at.getTime()) },
        `comment-${unapproved}`,
      ),
      reportHref: (id) => `${prefix}/v1/comments/${encodeURIComponent(id)}/report`,
      replyHref: mode === 'closed' ? null : (id) => hrefOf({ replytocom: id }, 'respond'),
    });
    const form =
      mode === 'closed'
        ? html`<p class="closed">${words.closed}</p>`
        : embedForm({
            ...told,
            action: `${prefix}/wp-comments-post.php`,
            siteId,
            articleId,
            articleTitle: article?.title ?? null,
            pageUrl: url,
            replyTo: parent && publicComment(parent, view),
            cancelHref: hrefOf({}, 'respond'),
            isPremoderated: mode === 'held',
            renderedAt: at,
            honeypotField,
            offersMail,
            idempotencyKey: newId(),
          });
    const total = counts.get(articleId) ?? 0;
    return html`<tamis-comments
      article-id="${articleId}"
      site-id="${siteId}"
      lang="${language}"
      honeypot="${honeypotField}"
      ${article?.title != null && html`article-title="${article.title}"`}
      ><div class="tamis" data-tamis-fallback>
        <section id="comments" aria-labelledby="comments-title">
          <h2 id="comments-title">${countOf(total, language, words.count)}</h2>
          ${comments.length === 0 && own === null && html`<p id="no-comments">${words.none}</p>`}
          ${after !== null && html`<p class="more"><a href="${hrefOf({}, 'comments')}">${words.fromStart}</a></p>`}
          ${thread}
          ${last && html`<p class="more"><a href="${hrefOf({ cursor: cursorText({ at: last.createdAt, id: last.id }) }, 'comments')}">${words.more}</a></p>`}
        </section>
        ${form}
      </div></tamis-comments
    >`;
  };
}

function siteOf(siteId: string): Record<string, string> {
  return siteId === 'default' ? {} : { siteId };
}

function countOf(total: number, language: Language, words: { zero: string; one: string; other: string }): string {
  if (total === 0) return words.zero;
  const form = new Intl.PluralRules(language).select(total) === 'one' ? words.one : words.other;
  return form.replace('{n}', total.toLocaleString(language));
}

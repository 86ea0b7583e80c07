import { BLOCKABLE } from '../../../../application/block-from-comment';
import { BLOCK_EFFECTS } from '../../../../domain/rule-settings';
import { RULE_SET_LIMITS } from '../../../../domain/rule-set-schema';
import { websiteHost } from '../../../../domain/rules/block-rule';
import { html, type SafeHtml } from '../../server/html';
import type { Pane } from './comment-pane';
import { csrfField } from './desk-layout';

/** Longest note and longest answer, in characters. */
export const MAX_NOTE = 2000;
export const MAX_ANSWER = 10_000;

const WORDS = {
  fr: {
    note: 'Noter',
    noteHint: 'Pour les autres modérateurs ; le commentaire reste où il est.',
    noteText: 'Note',
    keep: 'Garder la note',
    answer: 'Répondre',
    answerHint: 'Paraît aussitôt sous le commentaire, au nom de la rédaction et avec sa marque.',
    answerText: 'Réponse',
    publish: 'Publier la réponse',
    block: 'Bloquer',
    blockHint: 'Vaut pour les prochains commentaires ; l’adresse et le réseau sont gardés sous un pseudonyme.',
    what: 'Quoi',
    whats: {
      email: 'l’adresse e-mail de l’auteur',
      network: 'le réseau de l’auteur',
      name: 'le nom de l’auteur',
      domain: 'un site',
      word: 'un mot',
    },
    value: 'Site ou mot',
    effect: 'Effet',
    effects: { hold: 'retenir', spam: 'indésirable' },
    doBlock: 'Bloquer',
    address: 'Voir les adresses e-mail et IP',
    addressHint: 'Chaque regard est écrit dans le journal.',
  },
  en: {
    note: 'Note',
    noteHint: 'For the other moderators; the comment stays where it is.',
    noteText: 'Note',
    keep: 'Keep the note',
    answer: 'Answer',
    answerHint: 'Appears at once below the comment, in the name of the house and with its mark.',
    answerText: 'Answer',
    publish: 'Publish the answer',
    block: 'Block',
    blockHint: 'Counts for the next comments; address and network are kept under a pseudonym.',
    what: 'What',
    whats: {
      email: 'the author’s e-mail address',
      network: 'the author’s network',
      name: 'the author’s name',
      domain: 'a site',
      word: 'a word',
    },
    value: 'Site or word',
    effect: 'Effect',
    effects: { hold: 'hold', spam: 'spam' },
    doBlock: 'Block',
    address: 'See e-mail and IP address',
    addressHint: 'Each look is written into the audit.',
  },
} as const;

/** What can be done about a comment beside deciding: a note, a block, and a look at addresses for who may. */
export function commentTools(pane: Pane): SafeHtml | null {
  const { comment, viewer, language } = pane;
  if (comment.status === 'erased') return null;
  const words = WORDS[language];
  return html`<section class="tools">
    ${comment.status === 'approved' && answerTool(pane)} ${noteTool(pane)} ${blockTool(pane)}
    ${
      viewer.maySeeAddresses &&
      html`<form class="address" method="post" action="/review/comments/${comment.id}/address">
        ${csrfField(viewer)}<button type="submit">${words.address}</button>
        <span class="hint">${words.addressHint}</span>
      </form>`
    }
  </section>`;
}

function backField(back: string): SafeHtml {
  return html`<input type="hidden" name="back" value="${back}" />`;
}

/** A text to write about the comment, behind its summary. */
function textTool(
  { comment, viewer, back }: Pane,
  tool: {
    name: string;
    path: string;
    key?: string;
    words: Record<'title' | 'hint' | 'label' | 'send', string>;
    rows: number;
    max: number;
  },
): SafeHtml {
  const { name, path, key, words, rows, max } = tool;
  return html`<details class="tool" data-tool="${name}">
    <summary>
      ${words.title} ${key !== undefined && html`<kbd class="keys-only" aria-hidden="true">${key}</kbd>`}
    </summary>
    <form class="add-note" method="post" action="/review/comments/${comment.id}/${path}">
      ${csrfField(viewer)}${backField(back)}
      <p class="hint">${words.hint}</p>
      <textarea name="text" rows="${rows}" maxlength="${max}" required aria-label="${words.label}"></textarea>
      <button type="submit">${words.send}</button>
    </form>
  </details>`;
}

function noteTool(pane: Pane): SafeHtml {
  const { note, noteHint, noteText, keep } = WORDS[pane.language];
  const words = { title: note, hint: noteHint, label: noteText, send: keep };
  return textTool(pane, { name: 'note', path: 'notes', key: 'n', words, rows: 3, max: MAX_NOTE });
}

function answerTool(pane: Pane): SafeHtml {
  const { answer, answerHint, answerText, publish } = WORDS[pane.language];
  const words = { title: answer, hint: answerHint, label: answerText, send: publish };
  return textTool(pane, { name: 'answer', path: 'answers', words, rows: 5, max: MAX_ANSWER });
}

function blockTool({ comment, viewer, language, back }: Pane): SafeHtml {
  const words = WORDS[language];
  return html`<details class="tool" data-tool="block">
    <summary>${words.block} <kbd class="keys-only" aria-hidden="true">b</kbd></summary>
    <form class="add-block" method="post" action="/review/comments/${comment.id}/block">
      ${csrfField(viewer)}${backField(back)}
      <p class="hint">${words.blockHint}</p>
      <select name="what" aria-label="${words.what}">
        ${BLOCKABLE.map((what) => html`<option value="${what}">${words.whats[what]}</option>`)}
      </select>
      <input
        name="value"
        maxlength="${RULE_SET_LIMITS.entryLength}"
        value="${websiteHost(comment.author.url)}"
        aria-label="${words.value}"
        placeholder="${words.value}"
      />
      <select name="effect" aria-label="${words.effect}">
        ${BLOCK_EFFECTS.map((effect) => html`<option value="${effect}">${words.effects[effect]}</option>`)}
      </select>
      <button type="submit">${words.doBlock}</button>
    </form>
  </details>`;
}

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

function noteTool({ comment, viewer, language, back }: Pane): SafeHtml {
  const words = WORDS[language];
  return html`<details class="tool" data-tool="note">
    <summary>${words.note} <kbd class="keys-only" aria-hidden="true">n</kbd></summary>
    <form class="add-note" method="post" action="/review/comments/${comment.id}/notes">
      ${csrfField(viewer)}${backField(back)}
      <p class="hint">${words.noteHint}</p>
      <textarea name="text" rows="3" maxlength="${MAX_NOTE}" required aria-label="${words.noteText}"></textarea>
      <button type="submit">${words.keep}</button>
    </form>
  </details>`;
}

function answerTool({ comment, viewer, language, back }: Pane): SafeHtml {
  const words = WORDS[language];
  return html`<details class="tool" data-tool="answer">
    <summary>${words.answer}</summary>
    <form class="add-note" method="post" action="/review/comments/${comment.id}/answers">
      ${csrfField(viewer)}${backField(back)}
      <p class="hint">${words.answerHint}</p>
      <textarea name="text" rows="5" maxlength="${MAX_ANSWER}" required aria-label="${words.answerText}"></textarea>
      <button type="submit">${words.publish}</button>
    </form>
  </details>`;
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

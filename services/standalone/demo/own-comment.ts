import { html, type SafeHtml } from '@tamis/shared/adapters/http/server/html';
import type { AuthorState } from '@tamis/shared/adapters/http/api/present';

type State = AuthorState['status'];

/** What authors are told about their comment: a word on it, and a sentence below it. */
const STATES: Record<State, { word: string; sentence: string }> = {
  received: {
    word: 'En cours d’examen',
    sentence: 'Merci, votre commentaire est bien arrivé. Il est en cours d’examen.',
  },
  held: {
    word: 'En attente de validation',
    sentence:
      'Votre commentaire est en attente de validation\u00a0: il paraîtra ici dès qu’il aura été lu. Pour l’instant, il n’est visible que de vous.',
  },
  approved: { word: 'Publié', sentence: 'Votre commentaire est publié. Merci de votre participation.' },
  rejected: {
    word: 'Refusé',
    sentence: 'Votre commentaire n’a pas été retenu par la modération. Il n’est visible que de vous.',
  },
  erased: { word: 'Effacé', sentence: 'Ce commentaire a été effacé.' },
};

export function stateWord(state: State): SafeHtml {
  return html`<p class="state" data-state="${state}">${STATES[state].word}</p>`;
}

export function stateSentence(state: State): SafeHtml {
  return html`<p class="state-sentence">${STATES[state].sentence}</p>`;
}

/** Word and sentence of each state for the script to copy, so that they are written once. */
export const STATE_TEMPLATES = (Object.keys(STATES) as State[]).map(
  (state) => html`<template id="state-${state}">${stateWord(state)}${stateSentence(state)}</template>`,
);

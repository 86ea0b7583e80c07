const WORDS = {
  fr: { like: 'J’aime', dislike: 'Je n’aime pas' },
  en: { like: 'Like', dislike: 'Dislike' },
} as const;
const SIGNS = { like: '▲', dislike: '▼' } as const;
type Reaction = keyof typeof SIGNS;

/** What this browser said, by comment; the service keeps one say of a network. */
const KEPT = 'tamis-likes';

/** Where this script came from: the service stands there, unless an element names another. */
const HOME = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;

const dressed = new WeakSet<Element>();

// Each `<tamis-comments>` tells when it has its list.
addEventListener('tamis:loaded', ({ target }) => {
  const host = target as HTMLElement;
  const root = host.shadowRoot?.querySelector<HTMLElement>('.tamis');
  if (!root || dressed.has(root)) return;
  dressed.add(root);
  offerLikes(root, new URL(host.getAttribute('service') ?? HOME, location.href).href, root.lang);
});

/** Puts a button to like, and where the site wants it one to dislike, under every comment of `root`, also under those that come later. */
function offerLikes(root: HTMLElement, base: string, language: string): void {
  const words = language.startsWith('fr') ? WORDS.fr : WORDS.en;
  const dress = (): void => {
    for (const item of root.querySelectorAll<HTMLElement>('li[data-likes]:not([data-liking])')) {
      item.dataset['liking'] = '';
      const actions = item.querySelector(':scope > article > .actions');
      const id = item.id.replace('comment-', '');
      const kinds = item.dataset['dislikes'] === undefined ? (['like'] as const) : (['like', 'dislike'] as const);
      const buttons = new Map(kinds.map((kind) => [kind, button(words[kind])]));
      const show = (): void => {
        for (const [kind, each] of buttons) {
          each.replaceChildren(
            span(SIGNS[kind], 'aria-hidden', 'true'),
            ` ${item.dataset[`${kind}s`] ?? '0'}`,
            span(` ${words[kind]}`, 'class', 'unseen'),
          );
          each.setAttribute('aria-pressed', String(said()[id] === kind));
        }
      };
      for (const [kind, each] of buttons) {
        each.addEventListener('click', () => {
          void react(base, id, said()[id] === kind ? null : kind).then((counts) => {
            if (!counts) return;
            item.dataset['likes'] = String(counts.likes);
            if (item.dataset['dislikes'] !== undefined) item.dataset['dislikes'] = String(counts.dislikes);
            show();
          });
        });
        actions?.append(each);
      }
      show();
    }
  };
  dress();
  new MutationObserver(dress).observe(root, { childList: true, subtree: true });
}

function span(text: string, attribute: string, value: string): HTMLSpanElement {
  const made = document.createElement('span');
  made.textContent = text;
  made.setAttribute(attribute, value);
  return made;
}

function button(title: string): HTMLButtonElement {
  const made = document.createElement('button');
  Object.assign(made, { type: 'button', className: 'plain like', title });
  // By the object model, which no content policy forbids: the sheet of the widget knows nothing of likes.
  Object.assign(made.style, { marginInlineEnd: '1em', textDecoration: 'none' });
  made.part.add('like');
  return made;
}

/** Tells the service, and keeps what was said; null when it could not be told. */
async function react(
  base: string,
  id: string,
  reaction: Reaction | null,
): Promise<{ likes: number; dislikes: number } | null> {
  try {
    const answer = await fetch(new URL(`v1/comments/${id}/reaction`, base), {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reaction }),
    });
    if (!answer.ok) return null;
    const others = Object.entries(said()).filter(([each]) => each !== id);
    keep(Object.fromEntries(reaction === null ? others : [...others, [id, reaction]]));
    return (await answer.json()) as { likes: number; dislikes: number };
  } catch {
    // The button stays as it was: nothing was said.
    return null;
  }
}

function said(): Record<string, Reaction> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, Reaction>;
  } catch {
    return {};
  }
}

function keep(all: Record<string, Reaction>): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing forgets which button was pressed.
  }
}

import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';
import { escapeHtml } from '../server/html';

/** What comments may have of Markdown. No links with words of their own, which hide where they lead; no images; no HTML. */
const RULES = {
  core: ['normalize', 'block', 'inline'],
  block: ['paragraph', 'blockquote', 'list', 'fence'],
  inline: ['text', 'newline', 'emphasis', 'backticks'],
  inline2: ['balance_pairs', 'emphasis', 'fragments_join'],
} as const;

/** All that may come out, whatever went in. */
const SAFE: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'em', 'strong', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'bdi'],
  allowedAttributes: { '*': ['dir'], a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https'],
  disallowedTagsMode: 'escape',
};

/** The text to the left ends in a letter or a digit. */
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;

/** Elements that hold a text, and so have a direction of their own. */
const WITH_DIRECTION = new Set(['paragraph_open', 'blockquote_open', 'bullet_list_open', 'ordered_list_open']);

interface Env {
  linked: (text: string) => string;
}

const markdown = makeParser();

/**
 * A text with emphasis, code, quotes and lists in Markdown as safe HTML. Signs inside a word stay what they are: `vi**gr**a` must not read as
 * one word that no rule has seen. `linked` makes links of the addresses in a plain text and escapes the rest.
 */
export function basicHtml(text: string, linked: (text: string) => string): string {
  const env: Env = { linked };
  return sanitize(markdown.render(text, env), SAFE).trim();
}

function makeParser(): MarkdownIt {
  const parser = new MarkdownIt('zero', { breaks: true, html: false, linkify: false });
  parser.core.ruler.enableOnly([...RULES.core]);
  parser.block.ruler.enableOnly([...RULES.block]);
  parser.inline.ruler.enableOnly([...RULES.inline]);
  parser.inline.ruler2.enableOnly([...RULES.inline2]);
  const { State } = parser.inline;
  class Inline extends State {
    override scanDelims(start: number): ReturnType<InstanceType<typeof State>['scanDelims']> {
      return super.scanDelims(start, false);
    }
  }
  parser.inline.State = Inline;
  parser.inline.ruler.before('backticks', 'ticks-in-words', (state, silent) => {
    if (state.src[state.pos] !== '`' || !ENDS_IN_WORD.test(state.src.slice(Math.max(0, state.pos - 2), state.pos)))
      return false;
    const [run = ''] = /^`+/.exec(state.src.slice(state.pos)) ?? [];
    if (!silent) state.pending += run;
    state.pos += run.length;
    return true;
  });
  const { rules } = parser.renderer;
  rules.text = (tokens, at, _options, env: Env) => env.linked(tokens[at]?.content ?? '');
  rules.fence = (tokens, at) => `<pre dir="auto"><code>${escapeHtml(tokens[at]?.content ?? '')}</code></pre>`;
  parser.core.ruler.push('direction', ({ tokens }) => {
    for (const token of tokens) if (WITH_DIRECTION.has(token.type)) token.attrSet('dir', 'auto');
  });
  return parser;
}

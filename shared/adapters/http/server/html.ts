/** Text that may stand in a page as it is: made by `html`, or vouched for with `raw`. */
export class SafeHtml {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What `html` takes between its braces. Nothing is written for null, undefined and false; lists are joined. */
export type HtmlValue = SafeHtml | string | number | null | undefined | false | readonly HtmlValue[];

/** `text` for the inside of an element or of a quoted attribute, in HTML and in XML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}

/**
 * A template that escapes every value put into it, unless the value is itself made by `html`. Attributes must be quoted;
 * the inside of `script`, of `style` and of event handlers is no place for values.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  return new SafeHtml(
    parts.map((part, index) => part + (index < values.length ? written(values[index]) : '')).join(''),
  );
}

/** Vouches for `text`: it was made by us and every foreign character in it is escaped already. */
export function raw(text: string): SafeHtml {
  return new SafeHtml(text);
}

function written(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof SafeHtml) return value.toString();
  return typeof value === 'object' ? value.map(written).join('') : escapeHtml(String(value));
}

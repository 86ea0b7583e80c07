type Child = Node | string | null | undefined | false;
/** Attributes of an element; `false` and null leave one out, functions listen. */
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** An element with attributes and children; texts become text, never mark-up. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createHTML: (text: string) => string },
  ) => { createHTML: (t: string) => string };
}
let policy: { createHTML: (text: string) => string } | undefined;

/** Puts HTML into an element that the service has made safe; the one place where text is read as mark-up. */
export function setSafeHtml(element: HTMLElement, text: string): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('tamis', { createHTML: (each) => each }) ?? { createHTML: (each) => each };
  element.innerHTML = policy.createHTML(text);
}

/** Random, also where the page is not served from a secure origin and `randomUUID` is missing. */
export function newKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

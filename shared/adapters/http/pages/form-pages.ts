import { escapeHtml } from './html';
export const PAGE_STYLE_HASH = 'none';
export const formErrorPage = (o: {
  language: string;
  message: string;
  fields: { name: string; message: string }[];
  values: Record<string, string>;
  action: string;
  backHref: string | null;
}) =>
  `<!doctype html><html lang="${o.language}"><p>${escapeHtml(o.message)}</p><ul>${o.fields.map((f) => `<li>${f.name}: ${escapeHtml(f.message)}</li>`).join('')}</ul></html>`;
export const messagePage = (o: { language: string; message: string; typed: string | null; backHref: string | null }) =>
  `<!doctype html><html lang="${o.language}"><p>${escapeHtml(o.message)}</p></html>`;
export const thanksPage = (o: { language: string }) => `<!doctype html><html lang="${o.language}"><p>Merci</p></html>`;

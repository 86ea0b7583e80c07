import { SaxesParser } from 'saxes';

/** One entry of an Atom feed. */
export interface FeedEntry {
  id: string;
  name: string;
  uri: string | null;
  /** The mark-up of its content, as text. */
  content: string;
  link: string | null;
}

/** Reads an Atom feed; throws when it is no well-formed XML with namespaces. */
export function readFeed(xml: string): { title: string; entries: FeedEntry[] } {
  const entries: FeedEntry[] = [];
  const path: string[] = [];
  let title = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (name === 'entry') entries.push({ id: '', name: '', uri: null, content: '', link: null });
    const entry = entries.at(-1);
    if (entry && name === 'link') entry.link = attributes['href']?.value ?? null;
  });
  parser.on('text', (text) => {
    const place = path.slice(1).join('/');
    const entry = entries.at(-1);
    if (place === 'title') title += text;
    if (!entry) return;
    if (place === 'entry/id') entry.id += text.replace('urn:uuid:', '');
    if (place === 'entry/author/name') entry.name += text;
    if (place === 'entry/author/uri') entry.uri = (entry.uri ?? '') + text;
    if (place === 'entry/content') entry.content += text;
  });
  parser.on('closetag', () => {
    path.pop();
  });
  parser.write(xml).close();
  return { title, entries };
}

/** Text as XML 1.0 can carry it: a character that it cannot write is shown as the replacement character. */
export function inXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that XML cannot carry
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

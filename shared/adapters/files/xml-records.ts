import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

/** Longest text of one element, in UTF-16 code units; what is longer is no comment. */
const MAX_TEXT = 1_000_000;
/** Characters that XML forbids and that exports hold all the same, because somebody once typed them. */
// eslint-disable-next-line no-control-regex -- the forbidden ones must be named
export const FORBIDDEN_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** One element of interest: its attributes, and the texts of what lies in it by path, e.g. `author/name` or `thread@dsq:id`. */
export interface XmlRecord {
  name: string;
  fields: ReadonlyMap<string, string>;
  /** Fields of the surrounding element, as far as they were read before this one. */
  around: ReadonlyMap<string, string>;
  line: number;
}

export interface XmlShape {
  /** Elements that become records. */
  records: readonly string[];
  /** An element around records whose own fields they need; it becomes a record itself at its end. */
  around?: string;
}

interface Open {
  name: string;
  fields: Map<string, string>;
  path: string[];
}

/**
 * Reads the records of an XML file one by one; only the current one is in memory. Throws an Error with the line where the
 * file is no XML.
 */
export async function* xmlRecords(file: string, { records, around }: XmlShape): AsyncGenerator<XmlRecord> {
  const parser = new SaxesParser();
  const ready: XmlRecord[] = [];
  let outer: Open | undefined;
  let inner: Open | undefined;
  let text = '';

  parser.on('error', (error) => {
    throw new Error(`${file}: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    const current = inner ?? outer;
    const isOuter = !current && name === around;
    if (isOuter || (!inner && records.includes(name))) {
      const opened: Open = {
        name,
        fields: new Map(Object.entries(attributes).map(([key, value]) => [`@${key}`, value])),
        path: [],
      };
      if (isOuter) outer = opened;
      else inner = opened;
      return;
    }
    if (!current) return;
    current.path.push(name);
    for (const [key, value] of Object.entries(attributes)) keep(current, `${current.path.join('/')}@${key}`, value);
  });
  const append = (chunk: string): void => {
    if (text.length <= MAX_TEXT) text += chunk;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', ({ name }) => {
    const current = inner ?? outer;
    if (!current) return;
    if (current.path.length > 0) {
      if (text.length <= MAX_TEXT) keep(current, current.path.join('/'), text);
      current.path.pop();
    } else if (current.name === name) {
      ready.push({ name, fields: current.fields, around: outer?.fields ?? new Map(), line: parser.line });
      if (inner) inner = undefined;
      else outer = undefined;
    }
    text = '';
  });

  for await (const chunk of createReadStream(file, 'utf8')) {
    parser.write((chunk as string).replace(FORBIDDEN_IN_XML, ''));
    yield* ready.splice(0);
  }
  parser.close();
  yield* ready.splice(0);
}

/** The first of several elements of one name counts: WordPress repeats none of those that are asked for. */
function keep({ fields }: Open, path: string, value: string): void {
  if (!fields.has(path)) fields.set(path, value);
}

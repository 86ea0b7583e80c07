import type { IncomingMessage } from 'node:http';
import { FORM_LIMITS, readForm, requireForm } from '@tamis/shared/adapters/http/server/form-body';

const URL_ENCODED = 'application/x-www-form-urlencoded';
const asked = (type: string): IncomingMessage => ({ headers: { 'content-type': type } }) as unknown as IncomingMessage;
const read = async (type: string, body: string | Buffer): Promise<Record<string, string>> =>
  Object.fromEntries(await readForm(asked(type), Buffer.from(body as string, 'latin1')));

test.each([
  ['nothing, in UTF-8', URL_ENCODED, 'comment=D%C3%A9j%C3%A0+vu', 'Déjà vu'],
  ['nothing, in windows-1252', URL_ENCODED, 'comment=D%E9j%E0+vu', 'Déjà vu'],
  ['its charset', `${URL_ENCODED}; charset=ISO-8859-1`, 'comment=D%E9j%E0+vu', 'Déjà vu'],
  ['its charset in quotes', `${URL_ENCODED};charset="windows-1252"`, 'comment=l%92%E9t%E9+%80+5', 'l’été € 5'],
  ['a _charset_ field', URL_ENCODED, '_charset_=iso-8859-15&comment=%A4+5', '€ 5'],
  ['a charset it is not written in', `${URL_ENCODED}; charset=utf-8`, 'comment=D%E9j%E0+vu', 'Déjà vu'],
  ['a charset that does not exist', `${URL_ENCODED}; charset=klingon`, 'comment=D%C3%A9j%C3%A0', 'Déjà'],
  ['one that no form is written in', `${URL_ENCODED}; charset=utf-16le`, 'comment=D%C3%A9j%C3%A0', 'Déjà'],
  ['Shift_JIS', `${URL_ENCODED}; charset=shift_jis`, 'comment=%93%FA%96%7B', '日本'],
  [
    'windows-1252 with references for what it lacks',
    URL_ENCODED,
    'comment=%E9+%26%2327861%3B+%26%23233%3B',
    'é \u6cd5 &#233;',
  ],
  ['UTF-8 with a reference that somebody typed', URL_ENCODED, 'comment=%C3%A9+%26%2327861%3B', 'é &#27861;'],
  ['bytes that are not escaped', URL_ENCODED, 'comment=D\xe9j\xe0 vu', 'Déjà vu'],
  ['percent signs that begin nothing', URL_ENCODED, 'comment=100%+%zz+%', '100% %zz %'],
])('when a form names %s, then it is read', async (_, type, body, expected) => {
  expect((await read(type, body))['comment']).toBe(expected);
});

const part = (name: string, value: string, more = ''): string =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const MULTIPART = 'multipart/form-data; boundary=x';

test('when a form brings files, then its fields are read and the files are passed over', async () => {
  const body = `${part('comment', 'D\xc3\xa9j\xc3\xa0\r\nvu')}${part('photo', '\xff\xd8\xff', '; filename="a.jpg"')}${part('author', 'No\xc3\xa9')}--x--\r\n`;
  expect(await read(MULTIPART, body)).toEqual({ comment: 'Déjà\r\nvu', author: 'Noé' });
});

test('when a form with parts is windows-1252, then it is read as such', async () => {
  expect(await read(MULTIPART, `${part('comment', 'D\xe9j\xe0 vu \x85')}--x--\r\n`)).toEqual({ comment: 'Déjà vu …' });
});

test.each([
  ['has no boundary', 'multipart/form-data', 'x'],
  ['breaks off', MULTIPART, '--x\r\nContent-Disposition: form-data; name="comment"\r\n\r\nhalf'],
])('when a form with parts %s, then it is malformed', async (_, type, body) => {
  await expect(read(type, body)).rejects.toMatchObject({ code: 'request/malformed' });
});

test('when a form has as many fields as it may, then it is read; one more is refused', async () => {
  const names = Array.from({ length: FORM_LIMITS.fields }, (_, each) => `f${each}`);
  const encoded = (list: string[]) => list.map((name) => `${name}=1`).join('&');
  const parts = (list: string[]) => `${list.map((name) => part(name, '1')).join('')}--x--\r\n`;
  for (const [type, write] of [
    [URL_ENCODED, encoded],
    [MULTIPART, parts],
  ] as const) {
    expect(Object.keys(await read(type, write(names)))).toEqual(names);
    await expect(read(type, write([...names, 'more']))).rejects.toMatchObject({ code: 'request/too-large' });
  }
});

test.each([
  [URL_ENCODED, true],
  [`Multipart/Form-Data; boundary=x`, true],
  ['text/plain', false],
  ['application/json', false],
  ['', false],
])('when the content is %j, then it is a form: %p', (type, isForm) => {
  const check = () => {
    requireForm(asked(type));
  };
  if (isForm) expect(check).not.toThrow();
  else expect(check).toThrow('not a form');
});

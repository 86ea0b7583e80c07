import fc from 'fast-check';
import { markedParts, reasonOf } from '../a-comment';

/** Bodies on which a rule must speak, with the parts it marks, and bodies on which it must not. */
function table(rule: string, speaks: [string, string[]][], silent: string[], settings = {}) {
  describe(rule, () => {
    it.each(speaks)('when somebody writes %j, then it marks %j', (body, parts) => {
      const reason = reasonOf(rule, { body }, { settings });
      expect(reason).toBeDefined();
      expect(markedParts(body, reason)).toEqual(parts);
      expect(reason?.message.fr).not.toBe(reason?.message.en);
    });
    it.each(silent)('when somebody writes %j, then it is silent', (body) => {
      expect(reasonOf(rule, { body }, { settings })).toBeUndefined();
    });
  });
}

table(
  'disguised-link',
  [
    ['go to example . com', ['example . com']],
    ['my you[tube] channel', ['you[tube]']],
  ],
  ['go to example.com', 'La fin. Le début.'],
);
table(
  'shortener',
  [
    ['see https://bit.ly/abc', ['https://bit.ly/abc']],
    ['join t.me/group1', ['t.me/group1']],
  ],
  ['see https://example.org/abc', 'a little bit'],
);
table(
  'listed-host',
  [
    ['see http://bad.example.net/x', ['http://bad.example.net/x']],
    ['see www.example.com', ['www.example.com']],
  ],
  ['see http://example.org', 'see http://notexample.com'],
  { listedHosts: ['bad.example.net', 'example.com'] },
);
table(
  'link-only',
  [
    ['http://example.org/page', ['http://example.org/page']],
    ['Voir ici : http://example.org', ['http://example.org']],
  ],
  ['Voir ici le rapport : http://example.org', 'Merci !'],
);
table(
  'spam-phrase',
  [
    ['Come and check out my new video', ['check out my new']],
    ['Please check out my new video', ['Please check out my']],
    ['SUBSCRIBE  to\nmy channel', ['SUBSCRIBE  to\nmy']],
    ['Abonnez-vous à ma chaîne', ['Abonnez-vous à ma']],
    ['Gagnez de l’argent vite', ['Gagnez de l’argent']],
    ['subsсribe tо my page', ['subsсribe tо my']],
    ['Is this a paid theme or did you change it?', ['Is this a paid theme']],
  ],
  ['I checked out the library', 'J’ai gagné au loto', 'Je me suis abonné au journal'],
);
table('doubtful-phrase', [['I run my website alone', ['my website']]], ['I run a marathon', 'un forexit']);
table(
  'phone-support',
  [
    ['Call us at 1-800-555-0199 now', ['1-800-555-0199', 'Call us']],
    ['Contactez-le : +33 6 39 98 01 23', ['+33 6 39 98 01 23', 'Contactez']],
  ],
  [
    'Call us maybe',
    'Le 06 39 98 01 23 est occupé',
    'contact us at http://example.org/1-800-555-0199',
    'customer service in 2019',
  ],
);
table(
  'shouting',
  [['THIS IS ALL IN CAPITALS AND LONG ENOUGH', ['THIS IS ALL IN CAPITALS AND LONG ENOUGH']]],
  ['OK', 'THIS IS IN CAPITALS', 'A normal sentence with NATO, UNESCO and the SNCF in it'],
);
table(
  'repeated-characters',
  [['Noooooooooooon', ['oooooooooooo']]],
  ['Nooooooooooon', '------------------------', '===== titre =====', 'trop bien !!!!!!'],
);
test('when any text is looked through, then just the runs of twelve and more are marked', () => {
  const text = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'é'), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
    .map((runs) => runs.map(([character, times]) => character.repeat(times)).join(''));
  fc.assert(
    fc.property(text, (body) => {
      const reason = reasonOf('repeated-characters', { body });
      const expected = [...body.matchAll(/(.)\1{11,}/g)].map(([run]) => run);
      expect(reason ? markedParts(body, reason) : []).toEqual(expected);
    }),
  );
});
table(
  'mixed-script',
  [
    ['un сasinо ici', ['сasinо']],
    ['Pабoта для вас', ['Pабoта']],
  ],
  ['Привет всем', 'de 5 µs à ΔT', 'un casino'],
);
table(
  'fancy-letters',
  [
    ['voici ｃａｓｉｎｏ ici', ['ｃａｓｉｎｏ']],
    ['𝓬𝓪𝓼𝓲𝓷𝓸', ['𝓬𝓪𝓼𝓲𝓷𝓸']],
  ],
  ['Ａ et Ｂ', 'x² + y³', '①②③'],
);
table('held-phrase', [['Vive la Grande Ourse !', ['Grande Ourse']]], ['la grande outre'], {
  heldPhrases: ['grande ourse'],
});
table('site-spam-phrase', [['Les poulets rôtis', ['poulet']]], ['un appoulet'], { spamPhrases: ['poulet*'] });
table('held-pattern', [['code AB-123', ['AB-123']]], ['code AB-12'], {
  heldPatterns: [String.raw`\b[a-z]{2}-\d{3}\b`],
});
table('spam-pattern', [['prix : 99 €', ['99 €']]], ['prix : 9 €'], { spamPatterns: [String.raw`\d{2} €`] });

describe('patterns on long texts', () => {
  it('when a text is longer than the patterns may look at, then a person decides', () => {
    const settings = { heldPatterns: ['[a-z]{1,25}casino', '[a-z]{1,25}bonus'] };
    const reason = reasonOf('held-pattern', { body: 'é'.repeat(10_000) }, { settings });
    expect(reason).toMatchObject({ holds: true, weight: 0 });
    expect(reason?.message.en).toContain('could not tell');
  });
});

describe('off-language', () => {
  const russian = 'Очень интересная статья, спасибо большое автору!';
  const spanish = 'Muchas gracias por este artículo, es muy interesante y lo voy a compartir con todos mis amigos.';
  const german = 'Das ist ein sehr guter Artikel, aber ich habe noch eine Frage zu dem Hafen und der Stadt.';

  it.each([
    [russian, ['fr', 'en'], 'Cyrillic'],
    ['この記事はとても面白いですありがとう', ['fr'], 'Japanese'],
    [spanish, ['fr', 'en'], 'Spanish'],
    [german, ['fr', 'en'], 'German'],
  ])('when somebody writes %j on a site in %j, then a person decides', (body, languages, name) => {
    const reason = reasonOf('off-language', { body }, { settings: { languages } });
    expect(reason?.holds).toBe(true);
    expect(reason?.message.en).toContain(name);
  });

  it.each([
    [russian, ['ru']],
    [spanish, ['es']],
    ['Muchas gracias, amigo', ['fr', 'en']],
    ['Merci Мария et Иван', ['fr']],
    ['const a = b; for (const c of d) { e.push(c); }', ['fr', 'en']],
    ['Thanks, das ist gut, aber the article is in English and I like it', ['fr', 'en']],
    ['Le restaurant El Rincón de los Amigos est très bien, on y mange comme à Madrid', ['fr', 'en']],
    [spanish, ['fr', 'xx']],
  ])('when somebody writes %j on a site in %j, then it is silent', (body, languages) => {
    expect(reasonOf('off-language', { body }, { settings: { languages } })).toBeUndefined();
  });
});

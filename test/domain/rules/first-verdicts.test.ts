import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultJudging } from '@tamis/shared/application/judging';
import { NO_FACTS, type Facts } from '@tamis/shared/domain/facts';
import { judge, type ScoringModel } from '@tamis/shared/domain/judge';
import { findLinks } from '@tamis/shared/domain/text/links';
import { aComment, aRuleSet, seen, type CommentParts } from '../a-comment';

const dataFolder = resolve(__dirname, '../../../../shared/data');
const withData = existsSync(dataFolder) ? it : it.skip;
const shipped = defaultJudging();

function statusOf(comment: CommentParts, facts: Partial<Facts> = {}) {
  return judge(aComment(comment), { ...NO_FACTS, ...facts }, shipped).status;
}

describe('before a site has taught it', () => {
  it.each([
    'Voir http://a.example http://b.example http://c.example',
    'check out http://example.org/page',
    'Please help with http://example.org/petition',
    'Mes sources : https://example.org/1, https://example.org/2, https://example.org/3',
  ])('when a stranger writes %j, then it is no spam', (body) => {
    expect(statusOf({ body })).not.toBe('spam');
  });

  it('when a stranger tries three links alone, and then politely again, then the first waits and the second is published', () => {
    expect(statusOf({ body: 'Voir http://a.example http://b.example http://c.example' })).toBe('held');
    const waiting = { author: { approved: 0, held: 1, spam: 0, rejected: 0 } };
    expect(statusOf({ body: 'Pardon, je voulais dire : merci pour cet article.' }, waiting)).toBe('approved');
  });

  it('when a text comes again that nobody has decided about, then it waits for a person; decided, it is spam', () => {
    const body = 'Un texte assez long que plusieurs personnes ont envoyé.';
    expect(statusOf({ body }, { sameText: seen() })).toBe('held');
    expect(statusOf({ body }, { sameText: seen({ spam: 3 }) })).toBe('spam');
  });

  it('when only the shipped model speaks, then it holds at most, and a model that the site has taught may call spam', () => {
    const sure = (isTaught: boolean): ScoringModel => ({
      version: 'sure',
      isTaught,
      score: () => ({ logOdds: 7, reasons: [] }),
    });
    const statusBy = (model: ScoringModel) =>
      judge(aComment(), NO_FACTS, { ruleSet: aRuleSet(), model, abuseModel: null }).status;
    expect(statusBy(sure(false))).toBe('held');
    expect(statusBy(sure(true))).toBe('spam');
    expect(shipped.model.isTaught).toBe(false);
  });

  it.each([
    ['gambling, Indonesian', 'Main slot gacor hari ini di situs judi terpercaya'],
    ['gambling, Indonesian, other words', 'Daftar sekarang, link alternatif deposit pulsa tanpa potongan'],
    ['gambling, Turkish', 'Deneme bonusu veren siteler listesi, hemen üye ol'],
    ['gambling, Turkish, other words', 'Güvenilir bahis ve canlı casino burada'],
    ['gambling, Russian', 'Лучшее казино онлайн, регистрация и бонус'],
    ['a pharmacy in disguise', 'B.u.y V1agra and C1alis here: bestpills [dot] example'],
    ['a pharmacy in other disguise', 'v i a g r a without a doctor'],
    ['a pharmacy in German', 'Viagra ohne Rezept bestellen, schnell geliefert von apotheke-billig.de'],
    ['a pharmacy in Spanish', 'Comprar viagra sin receta, envío rápido'],
    ['a lure to a profile', 'Hi guys, see my photos on my profile here, I am lonely'],
    ['a lure to a profile, French', 'Coucou, mes photos sur mon profil, je suis seule ce soir'],
    [
      'an essay shop',
      'Stuck with homework? Try this [essay writing service](https://essays.example/order), they are great',
    ],
    ['an essay shop, French', 'Besoin d’une aide à la rédaction de mémoire ? [ici](https://memoires.example)'],
  ])('when somebody advertises %s, then it is not published', (_, body) => {
    expect(statusOf({ body })).not.toBe('approved');
  });

  it.each([
    ['Best Running Shoes Shop', 'https://running-shoes.example'],
    ['Cheap Flights London', 'https://flights.example'],
    ['Plombier Paris pas cher devis', 'https://plombier.example'],
  ])('when %j praises any article for its website, then it is not published', (name, url) => {
    expect(statusOf({ body: 'Great article, thank you for sharing this!', name, url })).not.toBe('approved');
  });

  it.each([
    'I moved from ASP.Net to ASP.NET Core and VB.NET, and miss nothing.',
    'We use ASP .NET and Json.NET beside Quartz.NET.',
    'Node.js, d3.js, Vue.js and socket.io all work here.',
    'Run config.sh, then main.py; README.md says how.',
    'See style.css, package.json, kernel.so, script.pl and archive.zip.',
    'System.IO is a namespace, app.config a file.',
    'I am a c# dot net developer and I love .NET.',
  ])('when somebody writes %j, then it holds no link and is published', (body) => {
    expect(findLinks(body)).toEqual([]);
    expect(statusOf({ body })).toBe('approved');
  });

  it.each([
    'visit example .com',
    'example[.]com',
    'bestpills [dot] example',
    'EXAMPLESHOP.NET has all',
    'see example.net',
  ])('when somebody writes %j, then it is still a link', (body) => {
    expect(findLinks(body)).toHaveLength(1);
  });

  withData('when good comments of a blog are judged, then none is spam and few are held', () => {
    const lines = readFileSync(resolve(dataFolder, 'mademistakes-comments/comments.jsonl'), 'utf8').trim().split('\n');
    const statuses = lines.map((line) => statusOf({ body: (JSON.parse(line) as { text: string }).text }));
    const share = (status: string) => statuses.filter((one) => one === status).length / statuses.length;
    expect(share('spam')).toBeLessThanOrEqual(0.004);
    expect(share('held')).toBeLessThanOrEqual(0.03);
  });
});

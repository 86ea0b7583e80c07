import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultJudging } from '@tamis/shared/application/judging';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { judge } from '@tamis/shared/domain/judge';
import { seedAbuseModel } from '@tamis/shared/domain/model/abuse/seed-abuse-model';
import type { RuleSettings } from '@tamis/shared/domain/rule-settings';
import { aComment, aRuleSet, markedParts } from '../a-comment';
import { GROUPS, HARMLESS_SENTENCES } from './harmless-about-groups';

const dataFolder = resolve(__dirname, '../../../../shared/data');
const withData = existsSync(dataFolder) ? it : it.skip;
const { model, abuseModel } = defaultJudging();

function verdictOn(body: string, settings: Partial<RuleSettings> = {}, rules = {}) {
  return judge(aComment({ body }), NO_FACTS, { ruleSet: aRuleSet(settings, rules), model, abuseModel });
}

function classified(body: string, settings?: Partial<RuleSettings>) {
  return verdictOn(body, settings).reasons.find(({ rule }) => rule === 'abuse-classifier');
}

/** Held for abuse by the model or by the phrase lists. */
function isHeldForAbuse(body: string): boolean {
  return verdictOn(body).reasons.some(({ rule, holds }) => rule.startsWith('abuse') && holds);
}

function textsOf(file: string, label: string): string[] {
  const lines = readFileSync(resolve(dataFolder, file), 'utf8').trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as { text: string; label: string });
  return rows.flatMap((row) => (row.label === label ? [row.text] : []));
}

function heldShare(texts: readonly string[]): number {
  return texts.filter(isHeldForAbuse).length / texts.length;
}

describe('abuse-classifier', () => {
  it.each([
    'People like you should be dragged out and shot.',
    'They breed like rats and should be sent back where they came from.',
    'Ces gens-là ne sont que des parasites, qu’ils retournent dans leur pays.',
    'You f***ing id**t, go k*ll yourself',
    'e s p è c e d e c o n n a r d',
    'Crève, pourriture.',
    'Encore une bonne femme qui devrait rester à la cuisine.',
    'Of course, the jews own all the newspapers',
    'Nobody would miss you. Just end it already.',
    'These people are animals, not humans.',
    'Your life is worthless, nobody loves you, finish it.',
    'One day you will get what you deserve and I will be laughing at your grave.',
    'The Jews are behind the banks, the wars and this virus.',
    'Trans people are mentally ill freaks who should be kept away from kids.',
    'Get rid of these vermin before they take over the whole town',
    'On va venir te chercher chez toi, prépare-toi.',
    'Tous des voleurs ces gitans, ils devraient être parqués.',
    'Les clandestins sont une invasion, sortez les fusils.',
    'Les trans sont des malades mentaux, à enfermer.',
    'Une femme au volant, retourne à tes casseroles.',
    'J’espère que ta famille brûlera avec toi.',
  ])('when somebody writes %j, then a person decides, and it is no spam', (body) => {
    const verdict = verdictOn(body);
    expect(verdict.status).toBe('held');
    expect(isHeldForAbuse(body)).toBe(true);
    expect(verdict.abuseModel).toBe(seedAbuseModel().version);
  });

  it.each([
    'Quelle connerie cette réforme',
    'This heat is killing me.',
    'Le train a encore du retard',
    'On m’a traitée de « sale arabe » dans le bus',
    'As a gay man I was happy to see this exhibition.',
    'The minister is incompetent and should resign',
    'Hate crimes against Muslims rose by 20 %.',
    'I want to die when I hear this song, it is so catchy.',
    'My ex used to call me a fat cow. It took me years to recover.',
    'The comments here calling refugees animals are shameful.',
    'I was told to go back to my country although I was born here.',
    'Please stop killing bees with these pesticides.',
    'Your argument is garbage, but I respect you.',
    'He was beaten to death by the police, and nobody was charged.',
    'Les juifs de Thessalonique ont été déportés en 1943.',
    'Les propos sur les migrants comparés à des animaux sont indignes.',
    'Il faut tuer le processus puis relancer le serveur.',
    'Elle a été traitée de pute par ses collègues, elle porte plainte.',
    'Putain que c’est beau, merci pour ces photos.',
    'Le loup a été abattu hier par les chasseurs.',
  ])('when somebody writes %j, then it is not held for abuse', (body) => {
    expect(isHeldForAbuse(body)).toBe(false);
  });

  it.each([
    ['asterisks', 'You st*pid b*stard, shut your m**th', 'b*stard'],
    ['other signs', 'quel c#nn@rd ce type', 'c#nn@rd'],
    ['digits', 'espèce de c0nn4rd', 'c0nn4rd'],
    ['digits in English', 'y0u are an 1d1ot', '1d1ot'],
    ['spaced letters', 'ce mec est un vrai c o n n a r d', 'c o n n a r d'],
    ['dotted letters', 'You’re a m.o.r.o.n', 'm.o.r.o.n'],
    ['a whole spaced sentence', 'y o u a r e a n i d i o t', 'i d i o t'],
    ['letters of words parted by wider gaps', 'f i l s  d e  p u t e', 'p u t e'],
    ['stretched letters', 'espèce de connnnaaaard', 'connnnaaaard'],
    ['look-alikes', 'quel соnnаrd', 'соnnаrd'],
    ['zero-width characters', 'sa\u200blope va', 'sa\u200blope'],
    ['full-width letters', 'ｆｕｃｋ you asshole', 'asshole'],
    ['a misspelling', 'espèce de conard', 'conard'],
    ['verlan', 'sale tepu', 'tepu'],
    ['an abbreviation', 'tg fdp', 'fdp'],
    ['two halves', 'quel con nard ce type', 'con nard'],
    ['an emoji', '🖕 you', '🖕'],
  ])('when an insult is written with %s, then it is found where it stands', (_, body, part) => {
    const marked = verdictOn(body)
      .reasons.filter(({ rule }) => rule.startsWith('abuse'))
      .flatMap((reason) => markedParts(body, reason));
    expect(marked.some((mark) => mark.includes(part))).toBe(true);
  });

  it.each([
    '2*3*4 = 24',
    'l*ve, love',
    'M*A*S*H',
    'foo*bar and *.ts',
    'A B C D E F',
    'the U.S.A. and the U.K.',
    'R.A.T.P. et S.N.C.F.',
    '**very** nice',
  ])('when %j has signs for another reason, then it is not held for abuse', (body) => {
    expect(isHeldForAbuse(body)).toBe(false);
  });

  it('when it holds, then it says in words what it saw, in both languages, and marks the places', () => {
    const body = 'Bonjour. Ces gens-là ne sont que des parasites.';
    const reason = classified(body);
    expect(reason).toMatchObject({ weight: 0, holds: true });
    expect(reason?.message.fr).toMatch(/^Paraît injurieux, menaçant ou haineux \(\d+ %\) : « .*parasites/);
    expect(reason?.message.en).toMatch(/^Seems insulting, threatening or hateful \(\d+ %\): “.*parasites/);
    expect(markedParts(body, reason).join(' ')).toContain('parasites');
    expect(markedParts(body, reason).join(' ')).not.toContain('Bonjour');
  });

  it('when a site sets another threshold or switches the rule off, then that holds', () => {
    const body = 'These people are animals, not humans.';
    expect(classified(body, { abuseThreshold: 5.9 })).toBeUndefined();
    expect(classified('Merci !', { abuseThreshold: -6 })).toBeDefined();
    const off = verdictOn(body, {}, { 'abuse-classifier': { effect: 'off', weight: 0 } });
    expect(off.reasons.some(({ rule }) => rule === 'abuse-classifier')).toBe(false);
  });

  it('when the model fails, then a person decides', () => {
    const broken = { version: 'broken', read: () => ({ logOdds: NaN, explain: () => ({ marks: [], signs: [] }) }) };
    const verdict = judge(aComment(), NO_FACTS, { ruleSet: aRuleSet(), model: null, abuseModel: broken });
    expect(verdict.status).toBe('held');
  });

  it('when harmless sentences name a group, then none is held more than one in a hundred, and all alike', () => {
    expect(HARMLESS_SENTENCES).toHaveLength(200);
    const shares = GROUPS.en.map((_, place) => {
      const texts = HARMLESS_SENTENCES.map(({ language, text }) =>
        text.replace('GROUP', GROUPS[language][place] ?? ''),
      );
      return heldShare(texts);
    });
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.01);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(0.01);
  });

  it('when it is shipped, then both models together take less than 3 MB and neither has local decisions', () => {
    const root = resolve(__dirname, '../../../shared/domain/model');
    const bytes = ['seed-model.json', 'abuse/seed-abuse-model.json'].map((file) => statSync(resolve(root, file)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
    expect(seedAbuseModel().trainedOn.local).toEqual({ spam: 0, ham: 0 });
  });

  withData('when comments of a blog and of short messages are judged, then nearly none is held', () => {
    expect(heldShare(textsOf('mademistakes-comments/comments.jsonl', 'ham'))).toBeLessThan(0.005);
    expect(heldShare(textsOf('sms-spam/sms-en.jsonl', 'ham'))).toBeLessThan(0.015);
    expect(heldShare(textsOf('youtube-spam/train.jsonl', 'ham'))).toBeLessThan(0.05);
  });
});

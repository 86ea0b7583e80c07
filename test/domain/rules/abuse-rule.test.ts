import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judge } from '@tamis/shared/domain/judge';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { aComment, markedParts, reasonOf, byRules } from '../a-comment';

const dataFolder = resolve(__dirname, '../../../../shared/data');
const withData = existsSync(dataFolder) ? it : it.skip;

interface Row {
  text: string;
  label: string;
  functionality?: string;
}

function heldShare(file: string, isAsked: (row: Row) => boolean): number {
  const lines = readFileSync(resolve(dataFolder, file), 'utf8').trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as Row).filter(isAsked);
  const held = rows.filter(({ text }) => reasonOf('abuse', { body: text })?.holds);
  return held.length / rows.length;
}

describe('abuse', () => {
  it.each([
    'Espèce de connard',
    'Tu es vraiment stupide',
    'ta gueule',
    'Va te faire foutre avec ton article',
    'You are an idiot',
    'What a piece of shit',
    'go kill yourself',
    'Je vais te tuer',
    'Il faut les gazer',
    'They should be shot',
    'Sale arabe',
    'Je déteste les musulmans',
    'Les femmes sont inférieures, des êtres inférieurs',
    'Les réfugiés arrivent. Je les déteste.',
    'Muslims are animals',
    'On devrait tuer tous ces immigrés',
    'Les réfugiés refusent tout. Il faut les éliminer.',
    'These refugees are nothing but parasites',
    'He should be shot',
    'you fucking retard',
    'You are a Pu**y.',
    'Quelle ordure',
    'Va te faire voir',
  ])('when somebody writes %j, then a person decides, and it is no spam', (body) => {
    const verdict = judge(aComment({ body }), NO_FACTS, byRules());
    expect(verdict.reasons.find(({ rule }) => rule === 'abuse')).toMatchObject({ holds: true, weight: 0 });
    expect(verdict.status).toBe('held');
  });

  it.each([
    ['c0nnard', 'c0nnard'],
    ['a$$hole', 'a$$hole'],
    ['c o n n a r d', 'c o n n a r d'],
    ['connaaaaard', 'connaaaaard'],
    ['c*nnard', 'c*nnard'],
    ['b**ch', 'b**ch'],
    ['ｃｏｎｎａｒｄ', 'ｃｏｎｎａｒｄ'],
    ['соnnаrd', 'соnnаrd'],
    ['con\u200bnard', 'con\u200bnard'],
  ])('when somebody writes %j, then it is found where it stands', (spelling, part) => {
    const body = `quel ${spelling} !`;
    expect(markedParts(body, reasonOf('abuse', { body }))).toContain(part);
  });

  it.each([
    'Ce mot, « connard », est une insulte',
    'Il m’a traité de connard, c’est grave',
    'Dire que les musulmans sont des animaux est raciste',
    'Je ne tolérerai pas de messages du type "Les homos sont abjects"',
    'He called me an asshole',
    'Je suis un vrai connard parfois',
    'Désolé d’avoir été une tête de con',
    'Aucun musulman ne mérite de mourir',
    'Les femmes ne sont pas stupides',
    'Putain, il fait chaud',
    'What the fuck, this is good',
    'Je déteste les embouteillages',
    'Mon voisin est musulman',
    'Un homme a tué sa femme hier à Lyon',
    'The police shot a man',
    'Pros and cons of the pencil tool',
    'le concert, la computation, le scoubidou, assassin',
    'Kill the process and hang up',
    'Un chat noir et des blancs en neige',
    'That is a stupid question, sorry',
  ])('when somebody writes %j, then it is let through', (body) => {
    expect(reasonOf('abuse', { body })).toBeUndefined();
  });

  it.each([
    'Le train est encore en retard, quels retards sur cette ligne !',
    'Prendre une douche froide réveille',
    'Les ordures ménagères et la pourriture grise',
    'La situation dégénère, mon pneu est crevé et on crève de chaud',
    'Ça va te faire du bien, je vais te trouver une solution',
    'Un pique-nique les pieds dans l’eau',
    'Il faut tous les jours arroser ; les pucerons, il faut les éliminer',
    'De la mort aux rats et une tapette à souris',
    'Tu mérites d’être heureuse',
    'Une espèce de concombre, une espèce de contrat',
    'Une femme sur huit développera un cancer du sein',
    'Trop de femmes meurent sous les coups',
    'Les terroristes ne représentent pas les musulmans',
    'Ma femme a horreur des rats dans la cave',
    'The bride wore white, said her Maine Coon',
    'They filed an injunction about the POS system',
    'There is a hole in my roof; skim the scum off the broth',
    'Are you sick of the weather? I hope you get better',
    'Photos should be shot in RAW, the command should be executed as root',
    'Line them up with the grid and put a bullet point in front',
    'Kill all processes; Internet Explorer needs to die',
    'Women get cancer, and black people a higher risk of heart disease',
    'I hate that women are paid less',
  ])('when a word of the lists stands in harmless %j, then it is let through', (body) => {
    expect(reasonOf('abuse', { body })).toBeUndefined();
  });

  it('when a comment has more words of the lists than are looked at, then a person decides', () => {
    expect(reasonOf('abuse', { body: 'femmes '.repeat(1_000) })?.message.en).toContain('could not tell');
    expect(reasonOf('abuse', { body: 'femmes '.repeat(999) })).toBeUndefined();
  });

  withData('when real comments that nobody minded are judged, then nearly none is held for abuse', () => {
    expect(heldShare('mademistakes-comments/comments.jsonl', () => true)).toBeLessThan(0.01);
    expect(heldShare('fox-news-comments/comments.jsonl', ({ label }) => label === 'ok')).toBeLessThan(0.03);
    expect(heldShare('surge-toxicity/toxicity-en.jsonl', ({ label }) => label === 'ok')).toBeLessThan(0.02);
    expect(heldShare('sms-spam/sms-en.jsonl', ({ label }) => label === 'ham')).toBeLessThan(0.02);
  });

  withData('when written test cases are judged, then most hateful ones are held and few others', () => {
    const file = 'hatecheck-fr/cases.jsonl';
    expect(heldShare(file, ({ label }) => label === 'hateful')).toBeGreaterThan(0.7);
    expect(heldShare(file, ({ label }) => label !== 'hateful')).toBeLessThan(0.08);
    expect(heldShare(file, ({ functionality }) => /^(ident|counter)/.test(functionality ?? ''))).toBeLessThan(0.03);
  });

  withData('when toxic comments are judged, then a good part is held', () => {
    expect(heldShare('surge-toxicity/toxicity-en.jsonl', ({ label }) => label === 'toxic')).toBeGreaterThan(0.4);
  });
});

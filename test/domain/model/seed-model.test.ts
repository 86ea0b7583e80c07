import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { extractFeatures } from '@tamis/shared/domain/model/features';
import { score } from '@tamis/shared/domain/model/linear-model';
import { seedModel } from '@tamis/shared/domain/model/seed-model';

const HOLD = 1;
const dataFolder = resolve(__dirname, '../../../../shared/data');
/** Sets of the public data; the tests that need them say that they are skipped where they are absent. */
const withData = existsSync(dataFolder) ? it : it.skip;

function scoreOf(body: string): number {
  return score(seedModel(), extractFeatures({ body }));
}

function shareAbove(file: string, threshold: number): number {
  const lines = readFileSync(resolve(dataFolder, file), 'utf8').trim().split('\n');
  const scores = lines.map((line) => scoreOf((JSON.parse(line) as { text: string }).text));
  return scores.filter((value) => value > threshold).length / scores.length;
}

describe('the seed model', () => {
  const good = [
    'Thanks for this, I had been looking for an explanation of the budget for weeks.',
    'Merci pour cet article, je ne savais pas que la mairie avait voté ce projet.',
    'Je ne suis pas d’accord : le prix du train a doublé en dix ans, voir https://www.service-public.fr/particuliers',
    'Great post! Did you try it with the older version? Mine fails with "permission denied".',
    'Très beau texte, il m’a rappelé ma grand-mère.',
  ];
  for (const body of good) {
    it(`when somebody writes "${body.slice(0, 40)}…", then it stays below the hold threshold`, () => {
      expect(scoreOf(body)).toBeLessThan(HOLD);
    });
  }

  const spam = [
    'Best essay writers online, order your dissertation today http://quick-paper-help.biz',
    'I earn $4,000 a week working from home, click here to join http://easy-income.top',
    'Offre de prêt entre particuliers sans frais, contactez moi sur whatsapp +33 6 39 98 00 11',
    'Hey guys check out my channel and subscribe, I sub back!',
    'Le grand marabout a fait revenir mon mari en trois jours, contactez le par email voyant@example.com',
  ];
  for (const body of spam) {
    it(`when a spammer writes "${body.slice(0, 40)}…", then it reaches the hold threshold`, () => {
      expect(scoreOf(body)).toBeGreaterThan(HOLD);
    });
  }

  it('when it is shipped, then it takes less than 1 MB and knows that it has no local decisions', () => {
    expect(statSync(resolve(__dirname, '../../../shared/domain/model/seed-model.json')).size).toBeLessThan(1_000_000);
    expect(seedModel().trainedOn.local).toEqual({ spam: 0, ham: 0 });
  });

  withData('when French tweets and news comments are judged, abusive or not, then hardly any is held as spam', () => {
    expect(shareAbove('mlma-hate-speech/fr.jsonl', HOLD)).toBeLessThan(0.005);
    expect(shareAbove('fox-news-comments/comments.jsonl', HOLD)).toBeLessThan(0.01);
  });
});

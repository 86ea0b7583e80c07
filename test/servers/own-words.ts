const WHO = ['mon voisin', 'la boulangère', 'notre facteur', 'ma tante', 'un pêcheur', 'la fleuriste', 'le jardinier'];
const DOES = ['répare', 'regarde', 'dessine', 'raconte', 'nettoie', 'traverse', 'photographie', 'décrit', 'surveille'];
const WHAT = ['le vieux pont', 'la grande place', 'les jardins', 'le marché', 'la gare', 'une barque', 'les quais'];
const WHEN = ['le matin', 'chaque samedi', 'au printemps', 'après la pluie', 'avant midi', 'le dimanche'];

const ALL = WHO.length * DOES.length * WHAT.length * WHEN.length;
/** Shares no factor with `ALL`, so that each sentence has its turn, and moves every one of the four parts. */
const STEP = 533;

let sentences = 0;

/**
 * A sentence that none of the last 2,645 of this process equals, and that nothing in it holds: random letters and digits instead would be judged,
 * and now and then held. Two that follow each other share no word.
 */
export function ownWords(): string {
  let left = (sentences++ * STEP) % ALL;
  return [WHO, DOES, WHAT, WHEN]
    .map((parts) => {
      const part = parts[left % parts.length];
      left = Math.floor(left / parts.length);
      return part;
    })
    .join(' ');
}

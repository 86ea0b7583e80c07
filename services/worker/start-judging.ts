import { currentJudging, type CurrentJudging, type JudgingVersions } from '@tamis/shared/application/judging';
import { explainText } from '@tamis/shared/application/explain-text';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** How often a worker looks for another rule set or model; both are in force everywhere within 5 s. */
const REFRESH_MS = 2000;
/** Judging goes on by the former versions meanwhile. */
const VERSIONS = 'the current rule set and model';
/** Makes the indexes that the first comment with an insult, a disguised host or odd spelling would otherwise wait for (0.1 s). */
const WARM_UP = {
  body: 'Quel c0nnard ! Voir exemple . com, https://exemple.fr et Pаris ; e s p è c e d e c o n n a r d',
  author: { name: 'A', url: null },
};

/** Judging by the site's current versions, kept up to date while the service runs. */
export async function startJudging(
  parts: JudgingVersions,
  { logger, waits, releases }: Pick<ServiceContext, 'logger' | 'waits' | 'releases'>,
): Promise<CurrentJudging> {
  const judging = currentJudging({
    ...parts,
    onChange: ({ ruleSet, model, abuseModel }) => {
      logger.info(
        { ruleSet: ruleSet.version, model: model.version, abuseModel: abuseModel.version },
        'judging by other versions now',
      );
    },
    onProblem: (error) => {
      waits.begin(VERSIONS, error);
    },
  });
  const refresh = async (): Promise<void> => {
    if (await judging.refresh()) waits.end(VERSIONS);
  };
  await refresh();
  explainText(judging.current(), WARM_UP, new Date(0));
  const timer = setInterval(() => void refresh(), REFRESH_MS);
  releases.add('judging', () => {
    clearInterval(timer);
    return Promise.resolve();
  });
  return judging;
}

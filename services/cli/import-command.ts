import { importComments, type ImportReport } from '@tamis/shared/application/import-comments';
import { judgingInForce } from '@tamis/shared/application/judging';
import type { ReadForeign } from '@tamis/shared/application/ports/exchange';
import { readDisqus } from '@tamis/shared/adapters/files/disqus';
import { readIsso } from '@tamis/shared/adapters/files/isso';
import { readJsonLines } from '@tamis/shared/adapters/files/tamis-export';
import { readWordpress } from '@tamis/shared/adapters/files/wordpress';
import { judge } from '@tamis/shared/domain/judge';
import { FIELD_LIMITS, submissionParser } from '@tamis/shared/domain/parse-submission';
import { readConfig } from '@tamis/shared/runtime/config';
import type { ForeignSystem } from './foreign-systems';
import { requireSite } from './open-people';
import { versionsOf, withComments, type Environment, type CommentParts } from './open-stores';

/** By the name of the system whose file it is. */
const READERS = {
  wordpress: readWordpress,
  disqus: readDisqus,
  isso: readIsso,
  jsonl: readJsonLines,
} satisfies Record<ForeignSystem, ReadForeign>;

/** Refused comments that are told one by one; the rest only count. */
const SHOWN_REFUSALS = 100;
/** Progress is told whenever so many more comments were read. */
const PROGRESS_EVERY = 5000;

export interface ImportCommandOptions {
  site: string;
  nameless: string;
  judge?: true;
  teach?: true;
  tell?: true;
  dryRun?: true;
}

/** Takes over another system's comments; what happened goes to standard error, the report as JSON to standard output. */
export async function importFile(
  env: Environment,
  { system, file }: { system: ForeignSystem; file: string },
  { site, nameless, judge: judged, teach, tell, dryRun }: ImportCommandOptions,
): Promise<void> {
  await withComments(
    env,
    async (parts) => {
      await requireSite(parts.sites, site);
      let told = 0;
      let refusals = 0;
      const report = await importComments(await partsOf(parts), READERS[system](file, readConfig(env).TAMIS_MARKUP), {
        source: system,
        siteId: site,
        nameless,
        judge: judged === true,
        teach: teach === true,
        tell: tell === true,
        dryRun: dryRun === true,
        onRefused({ place, problem }) {
          refusals += 1;
          if (refusals <= SHOWN_REFUSALS) console.error(`passed over: ${place}: ${problem}`);
        },
        onProgress(report) {
          if (readSoFar(report) - told < PROGRESS_EVERY) return;
          told = readSoFar(report);
          console.error(`${told} read, ${report.imported} imported`);
        },
      });
      if (refusals > SHOWN_REFUSALS) console.error(`and ${refusals - SHOWN_REFUSALS} more were passed over`);
      console.log(JSON.stringify({ ...report, dryRun: dryRun === true }, null, 2));
    },
    { makeFolder: true },
  );
}

function readSoFar({ imported, known, refused }: ImportReport): number {
  return imported + known + refused;
}

async function partsOf(parts: CommentParts) {
  const judging = await judgingInForce(parts);
  return {
    ...parts,
    versions: versionsOf(parts),
    store: parts.commentStore,
    parse: submissionParser({ maxBodyLength: FIELD_LIMITS.bodyBytes, honeypotField: '' }),
    judge: (comment: Parameters<typeof judge>[0], facts: Parameters<typeof judge>[1]) => judge(comment, facts, judging),
    now: () => new Date(),
  };
}

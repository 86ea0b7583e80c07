import { atATime } from './at-a-time';
import type { MongoConnection } from '@tamis/shared/adapters/mongo/connection';

/** A query as it was sent. */
export interface FindCommand {
  find: string;
  filter: object;
  sort?: object;
  limit?: number;
  hint?: string;
  projection?: object;
}

/** How MongoDB answered a query. */
export interface Plan {
  /** The index that it followed; empty where it read the whole collection. */
  index: string;
  hint: string | undefined;
  /** Keys and documents that it read, and documents that it gave. */
  keys: number;
  documents: number;
  given: number;
}

interface Stage {
  stage: string;
  indexName?: string;
  inputStage?: Stage;
  inputStages?: Stage[];
  queryPlan?: Stage;
}

/** Fewer than the connections there are, so that none waits for one until its time is over. */
const ASKED_AT_ONCE = 8;

/** Asks MongoDB how it answers each query (`explain`, with what it really read). */
export async function plansOf(
  connection: MongoConnection['connection'],
  commands: readonly FindCommand[],
): Promise<Plan[]> {
  return atATime(ASKED_AT_ONCE, commands, async ({ find, filter, sort, limit, hint, projection }) => {
    const command = {
      find,
      filter,
      ...(sort ? { sort } : {}),
      ...(limit === undefined ? {} : { limit }),
      ...(hint === undefined ? {} : { hint }),
      ...(projection ? { projection } : {}),
    };
    const told = (await connection.db?.command({ explain: command, verbosity: 'executionStats' })) as {
      queryPlanner: { winningPlan: Stage };
      executionStats: { totalKeysExamined: number; totalDocsExamined: number; nReturned: number };
    };
    const { totalKeysExamined: keys, totalDocsExamined: documents, nReturned: given } = told.executionStats;
    return { index: [...new Set(indexesOf(told.queryPlanner.winningPlan))].join(' '), hint, keys, documents, given };
  });
}

function indexesOf({ stage, indexName, inputStage, inputStages = [], queryPlan }: Stage): string[] {
  // A look by the id has a stage of its own.
  const own = stage === 'IDHACK' || stage === 'EXPRESS_IXSCAN' ? ['_id_'] : indexName === undefined ? [] : [indexName];
  const below = [...inputStages, ...(inputStage ? [inputStage] : []), ...(queryPlan ? [queryPlan] : [])];
  return [...own, ...below.flatMap(indexesOf)];
}

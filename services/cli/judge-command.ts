import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { defaultJudging } from '@tamis/shared/application/judging';
import type { Comment } from '@tamis/shared/domain/comment';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { judge } from '@tamis/shared/domain/judge';
import { parseModel } from '@tamis/shared/domain/model/model-file';
import { scoringModel } from '@tamis/shared/domain/model/scoring-model';
import { DEFAULT_SITE } from '@tamis/shared/domain/site';
import { DEFAULT_RULE_SET, modelOnlyRuleSet, parseRuleSet, type RuleSet } from '@tamis/shared/domain/rule-set';
import { z } from 'zod';
import { authorField, readJsonLines } from './json-lines';
import { StreamHistory } from './stream-history';

const rowSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  author: authorField,
  articleId: z.string().nullish(),
  createdAt: z.coerce.date().nullish(),
});
type Row = z.output<typeof rowSchema>;

export interface JudgeOptions {
  /** Each row as if it were alone; otherwise earlier rows are the history of later ones. */
  independent?: boolean;
  /** File of a model by `train`, in place of the shipped one. */
  model?: string;
  /** File of a rule set, in place of the shipped one. */
  ruleSet?: string;
  /** False for the model alone. */
  rules: boolean;
}

/**
 * Judges JSON lines from `input` and gives `{ id, verdict, score, reasons }` to `write`, a line each, in the same order. A line
 * that is broken is told to `warn` by its number. Resolves with how many were broken.
 */
export async function judgeLines(
  {
    input,
    write,
    warn,
    now,
  }: { input: Readable; write: (line: string) => Promise<void>; warn: (line: string) => void; now: () => Date },
  { independent = false, ...files }: JudgeOptions,
): Promise<number> {
  const ruleSet = ruleSetFrom(files);
  const { model: shipped, abuseModel } = defaultJudging();
  const model =
    files.model === undefined ? shipped : scoringModel(parseModel(JSON.parse(readFileSync(files.model, 'utf8'))));
  const history = new StreamHistory();
  let broken = 0;
  for await (const line of readJsonLines(input, rowSchema)) {
    if ('problem' in line) {
      broken += 1;
      warn(`line ${line.number}: ${line.problem}`);
      continue;
    }
    const comment = commentOf(line.row, now());
    const facts = independent ? NO_FACTS : history.factsFor(comment, line.row.createdAt instanceof Date);
    const { status, score, reasons } = judge(comment, facts, { ruleSet, model, abuseModel });
    if (!independent) history.add(comment);
    const told = reasons.map(({ rule, weight, holds, message, spans }) => ({
      rule,
      weight,
      holds,
      message: message.en,
      spans,
    }));
    await write(JSON.stringify({ id: line.row.id, verdict: status, score, reasons: told }));
  }
  return broken;
}

function ruleSetFrom({ ruleSet, rules }: JudgeOptions): RuleSet {
  const chosen = ruleSet === undefined ? DEFAULT_RULE_SET : parseRuleSet(JSON.parse(readFileSync(ruleSet, 'utf8')));
  return rules ? chosen : modelOnlyRuleSet(chosen);
}

function commentOf({ id, text, author, articleId, createdAt }: Row, now: Date): Comment {
  return {
    id: String(id),
    siteId: DEFAULT_SITE,
    articleId: articleId ?? '',
    articleUrl: null,
    articleTitle: null,
    parentId: null,
    author: { name: author?.name ?? '', email: new HiddenEmail(author?.email ?? ''), url: author?.url || null },
    body: text,
    locale: null,
    signals: { honeypotFilled: false, fillTimeMs: null },
    createdAt: createdAt ?? now,
    // An address of the range for documentation, which is nobody's.
    origin: { ip: '192.0.2.1', userAgent: null },
  };
}

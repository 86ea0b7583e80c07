import { z } from 'zod';
import { statementTextsInForce, type EditStatementTexts } from '../../../application/statement-texts';
import type { Versions } from '../../../application/ports/versions';
import { textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

const TAG = 'review';
/** Twelve sentences in the longest spelling of JSON. */
const MAX_BYTES = 256 * 1024;
const sentences = z.object({
  abuse: z.string(),
  'off-topic': z.string(),
  illegal: z.string().describe('`{law}` stands for the law that was named'),
  spam: z.string(),
  other: z.string(),
  further: z.string().describe('What can be done beside objecting'),
});
const texts = z.object({ version: z.string(), terms: z.string().nullable(), fr: sentences, en: sentences });

export const showStatementTexts = describeRoute({
  method: 'get',
  path: '/v1/review/statement-texts',
  summary: 'The sentences by which authors are told why a comment is hidden',
  tag: TAG,
  access: ['moderator', 'admin'],
  scope: 'none',
  answers: { 200: { description: 'Those in force', schema: texts } },
});

export const saveStatementTexts = describeRoute({
  method: 'put',
  path: '/v1/review/statement-texts',
  summary:
    'Change them, as a new version; what is left out is as it ships. Refused when `basedOn` is no longer current',
  tag: TAG,
  access: ['admin'],
  scope: 'all',
  body: { schema: z.strictObject({ texts: z.unknown(), basedOn: textParameter(64) }), maxBytes: MAX_BYTES },
  answers: { 200: { description: 'As they are kept', schema: texts } },
  errors: ['version/conflict'],
});

export interface StatementRoutesOptions {
  statementTexts: Pick<Versions, 'currentVersion' | 'find'>;
  editStatementTexts: EditStatementTexts;
}

/** The sentences to authors. */
export function statementRoutes({ statementTexts, editStatementTexts }: StatementRoutesOptions): ServedRoute[] {
  return [
    serve(showStatementTexts, () => statementTextsInForce(statementTexts)),
    serve(saveStatementTexts, ({ body, actor }) => editStatementTexts({ ...body, by: actor.name })),
  ];
}

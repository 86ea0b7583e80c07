import { Router } from 'express';
import { explainText } from '../../../../application/explain-text';
import { judgingInForce, type JudgingVersions } from '../../../../application/judging';
import { FIELD_LIMITS } from '../../../../domain/parse-submission';
import { explainPage, type ExplainPage } from './explain-page';
import { sendPage, type DeskCall, type Served } from './desk-kernel';

export interface ExplainPagesOptions extends JudgingVersions {
  now: () => Date;
}

/** A text that is not stored, and the verdict on it. */
export function explainPages(
  { now, ...versions }: ExplainPagesOptions,
  { page, action }: { page: Served; action: Served },
): Router {
  const answer = ({ response, language, assets, viewer }: DeskCall, parts: Pick<ExplainPage, 'tried' | 'verdict'>) => {
    sendPage(response, { language, page: explainPage({ language, assets, viewer, ...parts }) });
  };
  const show = (call: DeskCall): Promise<void> => {
    answer(call, { tried: { body: '', author: { name: '', url: null } }, verdict: null });
    return Promise.resolve();
  };
  const explain = async (call: DeskCall): Promise<void> => {
    const field = (name: string, max: number): string =>
      Array.from((call.form.get(name) ?? '').replaceAll('\r\n', '\n'))
        .slice(0, max)
        .join('');
    const body = field('text', FIELD_LIMITS.bodyBytes);
    const tried = {
      body,
      author: { name: field('name', FIELD_LIMITS.name), url: field('url', FIELD_LIMITS.url) || null },
    };
    answer(call, { tried, verdict: explainText(await judgingInForce(versions, call.viewer.siteId), tried, now()) });
  };
  return Router().get('/review/explain', page('own', show)).post('/review/explain', action('own', explain));
}

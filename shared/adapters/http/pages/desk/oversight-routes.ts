import { Router } from 'express';
import type { deskStatistics } from '../../../../application/desk-statistics';
import type { TellProcessing } from '../../../../application/processing-record';
import type { Audit } from '../../../../application/ports/audit';
import { AUDIT_KINDS } from '../../../../domain/audit';
import { auditPage } from './audit-page';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { processingPage } from './processing-page';
import { statisticsPage } from './statistics-page';

/** Entries of one page, and the longest name that is looked for. */
const LIMITS = { entries: 100, actor: 200 } as const;

export interface OversightOptions {
  audit: Pick<Audit, 'list'>;
  statistics: ReturnType<typeof deskStatistics>;
  tellProcessing: TellProcessing;
  now: () => Date;
}

/** The figures, for all who moderate, and the audit and the record of processing, for admins. */
export function oversightRoutes(
  { audit, statistics, tellProcessing, now }: OversightOptions,
  { page }: { page: Served },
): Router {
  const showFigures = async ({ response, language, viewer, assets }: DeskCall): Promise<void> => {
    sendPage(response, {
      language,
      page: statisticsPage({ language, assets, viewer, statistics: await statistics(viewer.siteId), now: now() }),
    });
  };
  const showAudit = async ({ request, response, language, viewer, assets }: DeskCall): Promise<void> => {
    const said = (name: string): string => {
      const value = request.query[name];
      return typeof value === 'string' ? value.slice(0, LIMITS.actor) : '';
    };
    const actor = said('actor').trim();
    const kind = AUDIT_KINDS.find((each) => each === said('kind')) ?? null;
    const before = /^\d{1,15}$/.test(said('before')) ? Number(said('before')) : null;
    const found = await audit.list({
      siteId: viewer.siteId,
      ...(actor === '' ? {} : { actor }),
      ...(kind ? { kind } : {}),
      before,
      limit: LIMITS.entries + 1,
    });
    const entries = found.slice(0, LIMITS.entries);
    const next = found.length > entries.length ? (entries.at(-1)?.sequence ?? null) : null;
    sendPage(response, { language, page: auditPage({ language, assets, viewer, entries, actor, kind, next }) });
  };
  const showProcessing = async ({ response, language, viewer, assets }: DeskCall): Promise<void> => {
    sendPage(response, {
      language,
      page: processingPage({ language, assets, viewer, record: await tellProcessing() }),
    });
  };
  return Router()
    .get('/review/statistics', page('own', showFigures))
    .get('/review/audit', page('own', showAudit, 'admin'))
    .get('/review/processing', page('all', showProcessing, 'admin'));
}

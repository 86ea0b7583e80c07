import { writeFileSync } from 'node:fs';
import { transparencyPage } from '@tamis/shared/adapters/http/pages/transparency-page';
import { transparencyReport } from '@tamis/shared/application/transparency-report';
import { withPersonalData, type Environment } from './open-stores';

export interface ReportOptions {
  year: number;
  format: 'json' | 'html';
  language: 'fr' | 'en';
  /** Standard output without it. */
  out?: string;
}

/** Writes the figures of a year, as JSON or as a page to publish. */
export async function reportCommand(env: Environment, { year, format, language, out }: ReportOptions): Promise<void> {
  if (!Number.isInteger(year) || year < 1970 || year > 9999)
    throw new Error('--year is the year that the report is about, such as 2026');
  await withPersonalData(env, async ({ commentLists: lists, notices, objections }) => {
    const report = await transparencyReport({ lists, notices, objections }, year);
    const text = format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : transparencyPage(report, language);
    if (out === undefined) process.stdout.write(text);
    else writeFileSync(out, text);
  });
}

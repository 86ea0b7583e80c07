import { akismet } from '@tamis/shared/adapters/delivery/ask-akismet';
import type { SecondOpinion } from '@tamis/shared/application/ports/opinion';
import { SetupProblem } from '@tamis/shared/domain/setup-problem';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';
import { VERSION } from '@tamis/shared/runtime/version';

/** The Akismet-compatible service that the settings name; null when they name none. Throws a `SetupProblem` when they are not complete. */
export function startAsking({ config, logger, metrics, releases }: ServiceContext): SecondOpinion | null {
  const { TAMIS_AKISMET_URL: url, TAMIS_AKISMET_KEY: key, TAMIS_AKISMET_BLOG: blog } = config;
  if (url === undefined) return null;
  if (key === undefined || blog === undefined)
    throw new SetupProblem(
      'TAMIS_AKISMET_URL is asked, so TAMIS_AKISMET_KEY and TAMIS_AKISMET_BLOG must be set as well.',
    );
  // Judging goes on without it, so nobody waits and readiness does not suffer; it is told once when it begins and ends.
  let isSilent = false;
  const opinion = akismet({
    url: url.replace(/\/+$/, ''),
    key,
    blog,
    userAgent: `Tamis/${VERSION}`,
    timeLimitMs: config.TAMIS_AKISMET_TIMEOUT_MS,
    onSilence(error) {
      metrics.outside.inc({ answer: 'none' });
      if (isSilent || error === null) return;
      isSilent = true;
      logger.warn({ err: error }, 'the Akismet service does not answer; the other rules decide');
    },
    onAnswer(verdict) {
      metrics.outside.inc({ answer: verdict });
      if (isSilent) logger.info('the Akismet service answers again');
      isSilent = false;
    },
  });
  releases.add('Akismet service', () => {
    opinion.close();
    return Promise.resolve();
  });
  return opinion;
}

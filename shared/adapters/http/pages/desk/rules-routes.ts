import { setImmediate } from 'node:timers/promises';
import { Router } from 'express';
import type { ActivateRuleSet } from '../../../../application/activate-rule-set';
import { dryRun } from '../../../../application/dry-run';
import type { EditRuleSet } from '../../../../application/edit-rule-set';
import { judgingInForce, ruleSetInForce, type JudgingVersions } from '../../../../application/judging';
import type { CommentLists, CommentStore } from '../../../../application/ports/comments';
import type { RuleSets } from '../../../../application/ports/versions';
import type { SitesInForce } from '../../../../application/sites-in-force';
import { ModerationError } from '../../../../domain/errors';
import type { KeyRing } from '../../../../domain/key-ring';
import { DEFAULT_RULE_SET, parseRuleSet } from '../../../../domain/rule-set';
import { statusAndHeaders } from '../../server/error-responses';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { errorSentence } from './error-page';
import { formOfRuleSet, ruleSetOfForm } from './rules-form';
import { rulesPage, type RulesPage } from './rules-page';
import { RULES_WORDS } from './rules-words';

/** Newest comments that a trial judges, flips that it shows, versions listed, and characters of a note. */
const LIMITS = { judged: 1000, shown: 20, versions: 50, note: 2000 } as const;

export interface RulesRoutesOptions extends JudgingVersions {
  ruleSets: RuleSets;
  sites: Pick<SitesInForce, 'find' | 'all'>;
  lists: Pick<CommentLists, 'newest'>;
  store: Pick<CommentStore, 'facts'>;
  keyRing: Pick<KeyRing, 'open'>;
  editRuleSet: EditRuleSet;
  activateRuleSet: ActivateRuleSet;
  now: () => Date;
}

/** The rules as a page: read by moderators, tried out and changed by admins. */
export function rulesRoutes(options: RulesRoutesOptions, { page, action }: { page: Served; action: Served }): Router {
  const { ruleSets, editRuleSet: edit } = options;

  /** Whose rules are shown: those of the only site that one sees, else of the one that was chosen, else those for all. */
  const siteIn = ({ viewer, request, form }: DeskCall): string | null => {
    const chosen = form.get('siteId') ?? request.query['siteId'];
    return viewer.siteId ?? (typeof chosen === 'string' && options.sites.find(chosen) ? chosen : null);
  };
  const pageOf = async (call: DeskCall, parts: Partial<RulesPage>): Promise<string> => {
    const { language, viewer, assets } = call;
    const siteId = siteIn(call);
    const [{ ruleSet, isOwn }, { ruleSet: common }, versions] = await Promise.all([
      ruleSetInForce(siteId, ruleSets),
      ruleSetInForce(null, ruleSets),
      (siteId === null ? ruleSets : ruleSets.of(siteId)).list(LIMITS.versions),
    ]);
    const fallback = siteId === null ? DEFAULT_RULE_SET.version : common.version;
    const ids = viewer.siteId === null ? options.sites.all().map(({ id }) => id) : [];
    const current = { current: ruleSet.version, fallback, versions, siteId, isOwn, siteIds: ids };
    const plain = { form: formOfRuleSet(ruleSet), problems: [], tried: null, notice: null };
    return rulesPage({ language, assets, viewer, ...current, ...plain, ...parts });
  };
  const show = async (call: DeskCall, parts: Partial<RulesPage> = {}, status = 200): Promise<void> => {
    const { language, response } = call;
    sendPage(response, { language, status, page: await pageOf(call, parts) });
  };
  const showRules = (call: DeskCall): Promise<void> => {
    const used = call.request.query['used'];
    const text = typeof used === 'string' ? `${RULES_WORDS[call.language].used} ${used}.` : null;
    return show(call, { notice: text === null ? null : { kind: 'good', text } });
  };
  const tryOrUse = async (call: DeskCall): Promise<void> => {
    const { form, language } = call;
    const siteId = siteIn(call);
    try {
      if (form.get('do') === 'use') {
        const note = Array.from((form.get('note') ?? '').trim())
          .slice(0, LIMITS.note)
          .join('');
        const basedOn = form.get('basedOn') ?? '';
        const made = { ruleSet: ruleSetOfForm(form), siteId, note: note || null, by: call.viewer.name };
        const kept = await edit({ ...made, basedOn });
        call.response.redirect(303, rulesHref(siteId, kept.version));
        return;
      }
      const current = await judgingInForce(options, siteId);
      const ruleSet = { ...parseRuleSet(ruleSetOfForm(form)), version: 'tried-out' };
      const { judged: limit, shown } = LIMITS;
      const candidate = { ...current, ruleSet };
      const { onProgress, finish } = progressOf(call, limit);
      const tried = await dryRun(
        { ...options, giveWay: () => setImmediate() },
        { siteId, current, candidate, limit, shown, onProgress, stopped: closedSignal(call) },
      );
      if (finish) finish(await pageOf(call, { form, tried }));
      else await show(call, { form, tried });
    } catch (thrown) {
      if (!(thrown instanceof ModerationError)) throw thrown;
      const problems = thrown.details.fields ?? [];
      const text = problems.length > 0 ? RULES_WORDS[language].problems : errorSentence(thrown, language);
      await show(call, { form, problems, notice: { kind: 'bad', text } }, statusAndHeaders(thrown).status);
    }
  };
  const activate = async (call: DeskCall): Promise<void> => {
    const { form, response, viewer } = call;
    const version = form.get('version') ?? '';
    await options.activateRuleSet(version, siteIn(call), viewer.name);
    response.redirect(303, rulesHref(siteIn(call), version));
  };
  return Router()
    .get('/review/rules', page('own', showRules))
    .post('/review/rules', action('own', tryOrUse, 'admin'))
    .post('/review/rules/activate', action('own', activate, 'admin'));
}

function rulesHref(siteId: string | null, used: string): string {
  return `/review/rules?${new URLSearchParams({ ...(siteId === null ? {} : { siteId }), used }).toString()}`;
}

/**
 * How a trial tells how far it is. The desk's script asks for lines of JSON: `{ judged, limit }` after each page of comments, and `{ page }`
 * at the end; a person without scripts waits for the page, and `finish` is null.
 */
function progressOf({ request, response }: DeskCall, limit: number) {
  if (request.get('x-desk-progress') === undefined) return { onProgress: () => undefined, finish: null };
  const line = (value: object): string => `${JSON.stringify(value)}\n`;
  response.type('application/x-ndjson').set('cache-control', 'no-store');
  return {
    onProgress: (judged: number): void => {
      response.write(line({ judged, limit }));
    },
    finish: (page: string): void => {
      response.end(line({ page }));
    },
  };
}

/** Ends when whoever asked has gone. */
function closedSignal({ response }: DeskCall): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  return gone.signal;
}

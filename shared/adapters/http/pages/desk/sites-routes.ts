import { Router } from 'express';
import type { Sites } from '../../../../application/ports/sites';
import { registerSite, removeSite, type SiteParts } from '../../../../application/register-site';
import { ModerationError } from '../../../../domain/errors';
import { SITE_KEPT, siteFields, type Site, type SiteFields } from '../../../../domain/site';
import { readInput } from '../../../../domain/read-input';
import { statusAndHeaders } from '../../server/error-responses';
import { fieldMessage } from '../../server/messages';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { formOfSite, sitePage, sitesPage, type SiteForm } from './sites-page';

export interface SitesPagesOptions extends Omit<SiteParts, 'sites'> {
  siteRegistry: Sites;
}

/** The registry of sites as pages, for admins of all of them. */
export function sitesRoutes(
  { siteRegistry: sites, ...rest }: SitesPagesOptions,
  { page, action }: { page: Served; action: Served },
): Router {
  const parts = { ...rest, sites };

  const showAll = async (call: DeskCall, form = formOfSite(null), status = 200): Promise<void> => {
    const { response, language, assets, viewer } = call;
    const shown = { language, assets, viewer, sites: await sites.list(), form };
    sendPage(response, { language, status, page: sitesPage(shown) });
  };
  const showOne = async (call: DeskCall, typed: SiteForm | null = null, status = 200): Promise<void> => {
    const { request, response, language, assets, viewer } = call;
    const form = typed ?? formOfSite(await found(idOf(call)));
    const isSaved = request.query['saved'] !== undefined;
    sendPage(response, { language, status, page: sitePage({ language, assets, viewer, form, isSaved }) });
  };
  const found = async (id: string): Promise<Site> => {
    const site = (await sites.list()).find((each) => each.id === id);
    if (!site) throw new ModerationError('site/not-found', `no site ${id} is registered`);
    return site;
  };
  /** What is wrong with what was typed goes beside it. */
  const save = async (call: DeskCall, id: string, show: (form: SiteForm, status: number) => Promise<void>) => {
    const { form, viewer, language, response } = call;
    try {
      await registerSite(parts, id, { fields: fieldsOf(form), by: viewer.name });
      response.redirect(303, `/review/sites/${encodeURIComponent(id)}?saved=1`);
    } catch (thrown) {
      if (!(thrown instanceof ModerationError) || thrown.code !== 'request/invalid') throw thrown;
      const fields = thrown.details.fields ?? [];
      const problems: Record<string, string> = {};
      for (const each of fields) problems[each.path.replace(/^origins\..*/, 'origins')] = fieldMessage(each, language);
      await show({ ...typedIn(form, id), problems }, statusAndHeaders(thrown).status);
    }
  };
  const add = (call: DeskCall): Promise<void> =>
    save(call, (call.form.get('id') ?? '').trim(), (form, status) => showAll(call, form, status));
  const change = async (call: DeskCall): Promise<void> => {
    const { id } = await found(idOf(call));
    await save(call, id, (form, status) => showOne(call, form, status));
  };
  const remove = async (call: DeskCall): Promise<void> => {
    await removeSite(parts, idOf(call), call.viewer.name);
    call.response.redirect(303, '/review/sites');
  };
  return Router()
    .get(
      '/review/sites',
      page('all', (call) => showAll(call), 'admin'),
    )
    .post('/review/sites', action('all', add, 'admin'))
    .get(
      '/review/sites/:id',
      page('all', (call) => showOne(call), 'admin'),
    )
    .post('/review/sites/:id', action('all', change, 'admin'))
    .post('/review/sites/:id/remove', action('all', remove, 'admin'));
}

function idOf({ request }: DeskCall): string {
  return String(request.params['id']);
}

function typedIn(form: URLSearchParams, id: string): SiteForm {
  const said = (name: string): string => (form.get(name) ?? '').trim();
  const keepDays = Object.fromEntries(SITE_KEPT.map((kept) => [kept, said(`keepDays.${kept}`)]));
  return {
    id,
    name: said('name'),
    language: said('language'),
    origins: said('origins'),
    terms: said('terms'),
    markup: said('markup'),
    keepDays: keepDays as SiteForm['keepDays'],
    problems: {},
  };
}

/** The form says all there is to be said: what is empty is as the settings say. */
function fieldsOf(form: URLSearchParams): SiteFields {
  const { name, language, origins, terms, markup, keepDays } = typedIn(form, '');
  const days = Object.entries(keepDays).map(([kept, text]) => [kept, text === '' ? null : Number(text)]);
  return readInput(siteFields, {
    name: name || null,
    language: language || null,
    origins: origins.split(/\s+/).filter((origin) => origin !== ''),
    terms: terms || null,
    markup: markup || null,
    keepDays: Object.fromEntries(days) as object,
  });
}

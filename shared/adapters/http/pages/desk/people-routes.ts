import { Router } from 'express';
import { exportPerson, type ExportPersonParts } from '../../../../application/export-person';
import type { PersonRequests } from '../../../../application/ports/people';
import { ModerationError } from '../../../../domain/errors';
import { isEmailAddress } from '../../../../domain/hidden-email';
import type { KeyRing } from '../../../../domain/key-ring';
import { fieldMessage } from '../../server/messages';
import { personPage } from '../person-page';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { peoplePage, type PeoplePage } from './people-page';

export interface PeopleRoutesOptions extends Omit<ExportPersonParts, 'keyRing'> {
  keyRing: Pick<KeyRing, 'open' | 'emailPseudonym'>;
  personRequests: Pick<PersonRequests, 'ask' | 'isPending'>;
}

/** What is held about one person, for those who may see addresses; the worker erases. */
export function peopleRoutes(options: PeopleRoutesOptions, { page, action }: { page: Served; action: Served }): Router {
  const { keyRing, personRequests, now } = options;
  const show = (call: DeskCall, parts: Partial<PeoplePage>, status = 200): void => {
    const { response, language, viewer, assets } = call;
    const plain = { typed: '', told: null, isErasing: false, isDifferent: false, problem: null };
    sendPage(response, { language, status, page: peoplePage({ language, assets, viewer, ...plain, ...parts }) });
  };
  const look = async (call: DeskCall): Promise<void> => {
    requirePermission(call);
    const { form, response, language, viewer } = call;
    const typed = (form.get('email') ?? '').trim();
    if (!isEmailAddress(typed)) {
      show(call, { typed, problem: fieldMessage({ path: 'email', code: 'not-an-email' }, language) }, 400);
      return;
    }
    const person = keyRing.emailPseudonym(typed);
    const asked = form.get('do');
    const isDifferent = asked === 'erase' && keyRing.emailPseudonym(form.get('again') ?? '') !== person;
    if (asked === 'erase' && !isDifferent)
      await personRequests.ask({ kind: 'erase', person, sealed: null, language, at: now(), by: viewer.name });
    const told = await exportPerson(options, { person, by: viewer.name });
    if (asked === 'json') {
      response
        .set('content-disposition', 'attachment; filename="person.json"')
        .set('cache-control', 'no-store')
        .json(told);
    } else if (asked === 'page') {
      response
        .set('content-disposition', 'attachment; filename="person.html"')
        .set('cache-control', 'no-store')
        .type('html')
        .send(personPage(told, language));
    } else {
      const isErasing = await personRequests.isPending('erase', person);
      show(call, { typed, told, isErasing, isDifferent }, isDifferent ? 400 : 200);
    }
  };
  return Router()
    .get(
      '/review/people',
      page('all', (call) => {
        requirePermission(call);
        show(call, {});
        return Promise.resolve();
      }),
    )
    .post('/review/people', action('all', look));
}

function requirePermission({ viewer }: DeskCall): void {
  if (!viewer.maySeeAddresses) throw new ModerationError('access/forbidden', `${viewer.name} may not see addresses`);
}

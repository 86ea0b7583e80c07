import { ModerationError } from '../domain/errors';
import type { RecordDeed } from './audit-trail';
import type { Versions } from './ports/versions';

export type ActivateVersion = (version: string, by: string) => Promise<void>;

/** Makes a version current, or what ships when it is named; throws `version/not-found`. */
export function versionActivator({
  versions,
  shipped,
  kind,
  record,
}: {
  versions: Pick<Versions, 'activate' | 'deactivate' | 'currentVersion'>;
  /** Name of what ships. */
  shipped: () => string;
  kind: 'model.activated' | 'abuse-model.activated';
  record: RecordDeed;
}): ActivateVersion {
  return async (version, by) => {
    const before = (await versions.currentVersion()) ?? shipped();
    if (version === shipped()) await versions.deactivate();
    else if (!(await versions.activate(version)))
      throw new ModerationError('version/not-found', `no version ${version}`);
    await record({ actor: by, kind, subject: version, before, after: version });
  };
}

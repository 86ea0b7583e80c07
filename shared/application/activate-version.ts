import { ModerationError } from '../domain/errors';
import type { Versions } from './ports/versions';

/** Makes a version current, or what ships when it is named; throws `version/not-found`. */
export async function activateVersion(
  versions: Pick<Versions, 'activate' | 'deactivate'>,
  version: string,
  shipped: string,
): Promise<void> {
  if (version === shipped) await versions.deactivate();
  else if (!(await versions.activate(version))) throw new ModerationError('version/not-found', `no version ${version}`);
}

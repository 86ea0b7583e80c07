import type { Config } from './config';

/** What the settings say about sessions and attempts to sign in. */
export function signInLimits(config: Config) {
  return {
    attempts: config.TAMIS_SIGN_IN_ATTEMPTS,
    windowMinutes: config.TAMIS_SIGN_IN_MINUTES,
    idleMinutes: config.TAMIS_SESSION_IDLE_MINUTES,
    days: config.TAMIS_SESSION_DAYS,
  };
}

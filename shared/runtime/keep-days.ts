import type { Config } from './config';

/** For how many days the settings keep what is held about people; 0 keeps it until it is erased. */
export function keepDays(config: Config) {
  return {
    addresses: config.TAMIS_ADDRESSES_KEEP_DAYS,
    emails: config.TAMIS_EMAILS_KEEP_DAYS,
    spam: config.TAMIS_SPAM_KEEP_DAYS,
    rejected: config.TAMIS_REJECTED_KEEP_DAYS,
    notices: config.TAMIS_NOTICES_KEEP_DAYS,
    audit: config.TAMIS_AUDIT_KEEP_DAYS,
  };
}

import type { AccessKeys, Accounts } from './ports/accounts';
import type { Site } from '../domain/site';
import type { SitesInForce } from './sites-in-force';
import type { Webhooks } from './ports/webhooks';

/** What the settings say about people's data. Days of 0 keep until somebody erases. */
export interface ProcessingSettings {
  /** Where everything is kept: a folder of this machine, or MongoDB and Redis on these hosts. */
  storage: { kind: 'folder'; folder: string } | { kind: 'servers'; mongodb: string; redis: string | null };
  keepDays: Record<
    'addresses' | 'emails' | 'spam' | 'rejected' | 'notices' | 'audit' | 'events' | 'deliveries',
    number
  >;
  /** How long somebody stays signed in at most. */
  sessionDays: number;
  /** Hosts that are told of each comment, and what of it; null where there is none. */
  akismet: string | null;
  smtp: string | null;
  callbacks: readonly string[];
  eventStream: string | null;
  hasReactions: boolean;
}

/** What the record says beside the settings. */
export interface ProcessingRecord extends ProcessingSettings {
  /** The sites that keep something for another time. */
  sites: Pick<Site, 'id' | 'keepDays'>[];
  /** Hosts that hear of decisions, with what they are for. */
  webhooks: { host: string; description: string | null; enabled: boolean }[];
  /** Who has access, by role, and how many of them may see addresses. */
  access: { role: string; people: number; keys: number; seeAddresses: number }[];
}

export type TellProcessing = () => Promise<ProcessingRecord>;

/** Gathers the record of processing (GDPR, article 30) from settings, accounts, keys and webhooks as they are. */
export function processingRecord({
  settings,
  sites,
  accounts,
  accessKeys,
  webhooks,
}: {
  settings: ProcessingSettings;
  sites: Pick<SitesInForce, 'all'>;
  accounts: Pick<Accounts, 'list'>;
  accessKeys: Pick<AccessKeys, 'list'>;
  webhooks: Pick<Webhooks, 'list'>;
}): TellProcessing {
  return async () => {
    const [people, keys, endpoints] = await Promise.all([accounts.list(), accessKeys.list(), webhooks.list()]);
    const roles = [...new Set([...people, ...keys].map(({ role }) => role))].toSorted();
    const ofRole = <T extends { role: string }>(all: readonly T[], role: string): T[] =>
      all.filter((each) => each.role === role);
    return {
      ...settings,
      sites: sites
        .all()
        .filter(({ keepDays }) => Object.keys(keepDays).length > 0)
        .map(({ id, keepDays }) => ({ id, keepDays })),
      webhooks: endpoints
        .filter(({ takes }) => takes === 'events')
        .map(({ url, description, enabled }) => ({ host: new URL(url).host, description, enabled })),
      access: roles.map((role) => ({
        role,
        people: ofRole(people, role).length,
        keys: ofRole(keys, role).length,
        seeAddresses: [...ofRole(people, role), ...ofRole(keys, role)].filter(({ maySeeAddresses }) => maySeeAddresses)
          .length,
      })),
    };
  };
}

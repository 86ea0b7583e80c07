import ipaddr from 'ipaddr.js';
import MailChecker from 'mailchecker';
import { addressSpelling } from '../hidden-email';
import type { Span } from '../verdict';
import type { Rule, RuleInput } from './rule';

/** Networks and addresses that the site has shut out. An address that cannot be read holds the comment. */
export const blockedNetwork: Rule = {
  name: 'blocked-network',
  effect: 'score',
  weight: 20,
  check({ comment, compiled: { networks } }) {
    if (networks.length === 0) return null;
    const address = ipaddr.process(comment.origin.ip);
    if (!networks.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits))) return null;
    return { message: { fr: 'Envoyé d’un réseau bloqué', en: 'Sent from a blocked network' } };
  },
};

/** E-mail addresses and domains that the site has shut out. The message never repeats the address. */
export const blockedAddress: Rule = {
  name: 'blocked-address',
  effect: 'score',
  weight: 20,
  check(input) {
    const { addresses } = input.compiled;
    if (addresses.size === 0) return null;
    const email = addressSpelling(input.comment.author.email.reveal());
    if (!addresses.has(email) && !domainsOf(email).some((domain) => addresses.has(`@${domain}`))) return null;
    return { message: { fr: 'Adresse e-mail bloquée', en: 'Blocked e-mail address' }, spans: [emailSpan(input)] };
  },
};

/** Forwarding services that protect an address and can be traced by their owner: privacy, not throw-away. */
const PRIVACY_RELAYS = new Set([
  'duck.com',
  'mozmail.com',
  'privaterelay.appleid.com',
  'simplelogin.com',
  'anonaddy.me',
]);

/** Throw-away mail hosts, by the list of the `mailchecker` package; subdomains count. */
export const disposableEmail: Rule = {
  name: 'disposable-email',
  effect: 'score',
  weight: 1.5,
  check(input) {
    const domains = domainsOf(addressSpelling(input.comment.author.email.reveal()));
    if (domains.some((domain) => PRIVACY_RELAYS.has(domain))) return null;
    if (!domains.some((domain) => MailChecker.blacklist().has(domain))) return null;
    return {
      message: { fr: 'Adresse e-mail jetable', en: 'Throw-away e-mail address' },
      spans: [emailSpan(input)],
    };
  },
};

/** `a.b.org`, `b.org` for `x@a.b.org`. */
function domainsOf(email: string): string[] {
  const labels = email.slice(email.lastIndexOf('@') + 1).split('.');
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}

function emailSpan({ comment }: RuleInput): Span {
  return { field: 'author.email', start: 0, end: comment.author.email.reveal().length };
}

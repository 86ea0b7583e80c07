import { oneLine } from './text/clean-text';

/** Parameters that tell where a reader came from, not what is read: of campaigns, of networks, and those that an earlier post left. */
const TRACKING =
  /^(?:utm_.*|[mp]tm_.*|pk_.*|matomo_.*|piwik_.*|at_.*|hsa_.*|vero_.*|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|li_fat_id|srsltid|epik|wickedid|s_kwcid|ef_id|mkt_tok|_hsenc|_hsmi|_ga|_gl|__s|ss_email_id|oly_anon_id|oly_enc_id|rb_clickid|cmpid|xtor|xtref|ocid|ncid|cvid|spm|replytocom|unapproved|moderation-hash)$/i;
const RESERVED = /[%/?#&=+\s\p{C}]/gu;
const ADDRESS = /^(?:https?:)?\/\//i;

/**
 * The one spelling of an article's id. An id that is an address means the same page with `http` or `https`, with and without
 * `www.`, a slash at the end, a fragment or tracking parameters, and in every way of encoding; every other id is itself.
 */
export function articleName(id: string): string {
  const line = oneLine(id);
  if (!ADDRESS.test(line)) return line;
  const address = line.startsWith('//') ? `https:${line}` : line;
  if (!URL.canParse(address)) return line;
  const url = new URL(address);
  // A login in an address is another server's business, and so is the port of its own scheme.
  const host = `${url.hostname.replace(/^www\.(?=.*\.)/, '').replace(/\.$/, '')}${url.port && `:${url.port}`}`;
  const path = withoutSlashes(url.pathname.split('/').map(decodedPart).join('/'));
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map((pair) => pair.map(readable).join('='))
    .sort();
  return `https://${host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** Without the slashes at its end; by hand, since a pattern would begin anew at each slash before. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path.charAt(end - 1) === '/') end--;
  return path.slice(0, end);
}

function decodedPart(part: string): string {
  try {
    return readable(decodeURIComponent(part));
  } catch {
    // No UTF-8 behind the percent signs: it can only be compared as it stands.
    return part.replace(/%[\da-f]{2}/gi, (each) => each.toUpperCase());
  }
}

/** A part of an address as people read it: composed (NFC), and encoded only where it would mean something else. */
function readable(part: string): string {
  return part.normalize('NFC').toWellFormed().replace(RESERVED, encodeURIComponent);
}

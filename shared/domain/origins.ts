/** `https://*.preview.example.org`: any one name in front of the host. */
const WILDCARD = /^(https?:\/\/)\*(\..+)$/;

/** Tells whether an origin is one of those listed, of which some may have a star for their first name. */
export function originMatcher(patterns: readonly string[]): (origin: string) => boolean {
  const plain = new Set(patterns);
  const wild = patterns.flatMap((each) => {
    const [, scheme, rest] = WILDCARD.exec(each) ?? [];
    return scheme !== undefined && rest !== undefined ? [{ scheme, rest }] : [];
  });
  return (origin) =>
    plain.has(origin) ||
    wild.some(
      ({ scheme, rest }) =>
        origin.startsWith(scheme) &&
        origin.endsWith(rest) &&
        /^[\w-]+$/.test(origin.slice(scheme.length, origin.length - rest.length)),
    );
}

/** Whether it is an origin such as `https://www.example.org`, or one with a star for its first name, without a path. */
export function isOriginPattern(text: string): boolean {
  // A star stands for one name; a whole top-level domain is nobody's.
  const plain = text.replace(/^(https?:\/\/)\*(\.[^.]+\..+)$/, '$1any$2');
  return !plain.includes('*') && URL.canParse(plain) && new URL(plain).origin === plain;
}

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

import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';

const ringOf = (...entries: string[]) => createKeyRing(parseRing(entries.join(',')));
const OLD = newRingEntry('old');
const NEW = newRingEntry('new');

describe('sealing', () => {
  test('when a text is sealed, then only the ring opens it, and no two sealings are alike', () => {
    const ring = ringOf(OLD);
    const [one, two] = [ring.seal('é 😀 \0'), ring.seal('é 😀 \0')];
    expect(one).not.toBe(two);
    expect([ring.open(one), ring.open(two)]).toEqual(['é 😀 \0', 'é 😀 \0']);
    expect(() => ringOf(NEW).open(one)).toThrow("sealed with key 'old', which is not in the key ring");
  });

  test('when thousands of texts are sealed, then no two share a nonce', () => {
    const ring = ringOf(OLD);
    const nonces = Array.from({ length: 2000 }, () => ring.seal('').split('.')[2]?.slice(0, 16));
    expect(new Set(nonces).size).toBe(2000);
  });

  test('when a key is put in front, then it seals, and what the older one sealed still opens', () => {
    const sealedBefore = ringOf(OLD).seal('x');
    const rotated = ringOf(NEW, OLD);
    expect(rotated.open(sealedBefore)).toBe('x');
    expect(rotated.seal('x')).toMatch(/^v1\.new\./);
  });

  test('when any part of a sealed text is changed, then it does not open', () => {
    const ring = ringOf(OLD);
    const sealed = ring.seal('nobody@example.org');
    const at = sealed.length - 5;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => ring.open(changed)).toThrow();
    expect(() => ring.open('rubbish')).toThrow('not a sealed text of version 1');
  });
});

describe('receipts', () => {
  test('when a receipt is for another comment, of another ring or no receipt at all, then it proves nothing', () => {
    const ring = ringOf(OLD);
    const receipt = ring.receipt('one');
    expect(ring.isReceipt('one', receipt)).toBe(true);
    expect(ring.receipt('one')).toBe(receipt);
    expect(ring.isReceipt('two', receipt)).toBe(false);
    expect(ringOf(NEW).isReceipt('one', receipt)).toBe(false);
    for (const rubbish of ['', '.', 'old.', 'old', 'x'.repeat(500), `${receipt}x`])
      expect(ring.isReceipt('one', rubbish)).toBe(false);
  });

  test('when the ring is rotated, then receipts of the older key are still good', () => {
    expect(ringOf(NEW, OLD).isReceipt('one', ringOf(OLD).receipt('one'))).toBe(true);
  });
});

describe('pseudonyms and ids', () => {
  test('when a key is put in front, then pseudonyms stay the same', () => {
    const [before, after] = [ringOf(OLD), ringOf(NEW, OLD)];
    expect(after.emailPseudonym('a@example.org')).toBe(before.emailPseudonym('A@Example.org'));
    expect(after.networkPseudonym('203.0.113.7')).toBe(before.networkPseudonym('::ffff:203.0.113.7'));
  });

  test('when two addresses share an IPv6 /64, then they share a pseudonym; otherwise they do not', () => {
    const ring = ringOf(OLD);
    expect(ring.networkPseudonym('2001:db8::1')).toBe(ring.networkPseudonym('2001:db8::ffff:1'));
    expect(ring.networkPseudonym('2001:db8::1')).not.toBe(ring.networkPseudonym('2001:db8:0:1::1'));
    expect(ring.networkPseudonym('203.0.113.7')).not.toBe(ring.networkPseudonym('203.0.113.8'));
  });

  test('when parts are the same, then the derived id is; when they are cut elsewhere, then it is not', () => {
    const ring = ringOf(OLD);
    expect(ring.derivedId(['ab', 'c'])).toBe(ring.derivedId(['ab', 'c']));
    expect(ring.derivedId(['ab', 'c'])).not.toBe(ring.derivedId(['a', 'bc']));
    expect(ring.derivedId(['x'])).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});

test.each([
  ['', 'The key ring is empty'],
  ['nonsense', 'Entry 1 of the key ring is not of the form ID:BASE64'],
  ['k1:AAAA', "Key 'k1' of the key ring has 3 bytes instead of 32"],
  [`${OLD},:${'A'.repeat(44)}`, 'Entry 2 of the key ring is not of the form ID:BASE64'],
])('when a ring reads %s, then it says what is wrong without a secret', (text, message) => {
  expect(() => parseRing(text)).toThrow(message);
});

test.each([
  ['commas', ','],
  ['a line each', '\n'],
  ['commas and lines, blanks around', ' ,\r\n '],
])('when entries are parted by %s, then all are read', (_, separator) => {
  expect(parseRing(` ${[OLD, NEW].join(separator)}\n`).map(({ id }) => id)).toEqual(
    [OLD, NEW].map((entry) => entry.split(':')[0]),
  );
});

test('when two entries of one day share an id, then each opens and verifies what it has made', () => {
  const [one, other] = [newRingEntry('k1'), newRingEntry('k1')];
  const [before, after] = [createKeyRing(parseRing(one)), createKeyRing(parseRing(`${other},${one}`))];
  expect(after.open(before.seal('secret'))).toBe('secret');
  expect(after.open(after.seal('secret'))).toBe('secret');
  expect(after.isReceipt('id', before.receipt('id'))).toBe(true);
  expect(before.isReceipt('id', after.receipt('id'))).toBe(false);
  expect(() => before.open(after.seal('secret'))).toThrow();
});

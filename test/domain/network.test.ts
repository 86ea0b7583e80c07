import { canonicalIp, networkMatcher, networkOf } from '@tamis/shared/domain/network';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:DB8:0:0::1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['203.0.113.7:80', null],
  ['127.1', null],
  ['0x7f.0.0.1', null],
  ['203.0.113.07', null],
  ['example.org', null],
  ['', null],
])('when an address reads %s, then its canonical spelling is %s', (text, expected) => {
  expect(canonicalIp(text)).toBe(expected);
});

test('when an address is IPv6, then its network is the /64', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::');
  expect(networkOf('2001:db8:0:0:ffff::1')).toBe('2001:db8::');
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
});

test('when an address is at the edge of a range, then the range ends where it says', () => {
  expect(networkMatcher(['203.0.113.0/25'])('203.0.113.127')).toBe(true);
  expect(networkMatcher(['203.0.113.0/25'])('203.0.113.128')).toBe(false);
  expect(networkMatcher(['203.0.113.128'])('203.0.113.128')).toBe(true);
  expect(networkMatcher(['203.0.113.0/24', '2001:db8::/32'])('2001:db8::1')).toBe(true);
  expect(networkMatcher([])('2001:db8::1')).toBe(false);
});

test('when a range is none, then it is named', () => {
  expect(() => networkMatcher(['10.0.0.0/8', '10.0.0.0/33'])).toThrow(
    "'10.0.0.0/33' is neither an address nor a CIDR range",
  );
});

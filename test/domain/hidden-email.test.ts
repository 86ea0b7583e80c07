import { inspect } from 'node:util';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';

test('when a hidden e-mail is printed in any way, then the address does not show', () => {
  const email = new HiddenEmail('canary@example.org');
  const prints = [
    String(email),
    email.toString(),
    JSON.stringify({ email }),
    inspect({ email }),
    inspect(email, { showHidden: true }),
    Object.values(email).join(),
  ];
  for (const print of prints) expect(print).not.toContain('canary');
  expect(email.reveal()).toBe('canary@example.org');
});

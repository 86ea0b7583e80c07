import { A_MOMENT, after } from '../builders';
import { eachStores, type OpenStores } from './stores';

/** What every store of mail's consents keeps to. */
export function mailConsentsContract(open: OpenStores): void {
  describe('who wants mail', () => {
    const stores = eachStores(open);

    test('when two ask the same address at once, then one of them may, and nobody again until the time has passed', async () => {
      const { mailConsents } = stores();
      const asked = await Promise.all([1, 2].map(() => mailConsents.ask('ada', A_MOMENT, after(-1000))));
      expect(asked.toSorted()).toEqual([false, true]);
      expect(await mailConsents.find('ada')).toEqual({ consent: 'asked', at: A_MOMENT });
      expect(await mailConsents.ask('ada', after(999), after(-1))).toBe(false);
      expect(await mailConsents.ask('ada', after(1000), A_MOMENT)).toBe(true);
      expect(await mailConsents.find('ada')).toEqual({ consent: 'asked', at: after(1000) });
    });

    test.each(['confirmed', 'stopped'] as const)(
      'when an address has answered %s, then it is not asked again, and the answer stays',
      async (consent) => {
        const { mailConsents } = stores();
        await mailConsents.answer('ada', consent, A_MOMENT);
        expect(await mailConsents.ask('ada', after(1000), after(1000))).toBe(false);
        await mailConsents.takeBack('ada');
        expect(await mailConsents.find('ada')).toEqual({ consent, at: A_MOMENT });
      },
    );

    test('when a question did not arrive, then it can be asked again at once', async () => {
      const { mailConsents } = stores();
      await mailConsents.ask('ada', A_MOMENT, A_MOMENT);
      await mailConsents.takeBack('ada');
      expect(await mailConsents.find('ada')).toBeNull();
      expect(await mailConsents.ask('ada', A_MOMENT, after(-1))).toBe(true);
    });
  });
}

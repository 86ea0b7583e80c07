import type { Lesson } from '@tamis/shared/application/ports/lessons';
import { A_MOMENT, after, anId } from '../builders';
import { eachStores, type OpenStores } from './stores';

function aLesson(parts: Partial<Lesson> = {}): Lesson {
  const author = { name: 'Promo', url: null };
  return { id: anId('lesson'), label: 'spam', text: 'Buy\u0000 now', author, at: A_MOMENT, by: 'blog', ...parts };
}

/** What a store of lessons promises. */
export function lessonsContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when lessons were told, then the newest come first, as they were told', async () => {
    const { lessons } = stores();
    const [one, two, three] = [aLesson(), aLesson({ at: after(2000) }), aLesson({ at: after(1000) })];
    for (const lesson of [one, two, three]) await lessons.add(lesson);
    expect(await lessons.newest(2)).toEqual([two, three]);
  });

  test('when a lesson is told again, then it counts once; when with the other label, then that one counts', async () => {
    const { lessons } = stores();
    const lesson = aLesson();
    await lessons.add(lesson);
    await lessons.add({ ...lesson, at: after(1000) });
    expect(await lessons.newest(10)).toEqual([lesson]);
    const other: Lesson = { ...lesson, label: 'ham', at: after(2000) };
    await lessons.add(other);
    expect(await lessons.newest(10)).toEqual([other]);
  });
}

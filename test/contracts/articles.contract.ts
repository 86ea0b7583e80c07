import { FIRST_COMMENT } from '@tamis/shared/domain/article';
import { A_MOMENT, after, aJudgedComment, anArticle } from '../builders';
import { NAUGHTY_STRINGS } from './naughty-strings';
import { eachStores, type OpenStores } from './stores';

const taken = { code: 'article/name-taken' };

/** What the registry of articles promises. */
export function articlesContract(open: OpenStores): void {
  const stores = eachStores(open);
  const articles = () => stores().articles;
  const saved = async (articleId: string, siteId = 'default'): Promise<string> => {
    const judged = aJudgedComment({ articleId, siteId });
    await stores().commentStore.save(judged);
    return judged.comment.id;
  };
  const articleOfComment = async (id: string) => (await stores().commentStore.find(id))?.articleId;

  test('when an article was put, then it is found by its id and by each alias, on its own site', async () => {
    const article = anArticle({ aliases: ['12', 'https://example.org/port'], closesAt: after(1000), title: 'Le port' });
    await articles().put(article);
    for (const name of [article.id, ...article.aliases])
      expect(await articles().find('default', name)).toEqual(article);
    expect([...(await articles().idsOf('default', ['nothing', '12', article.id]))]).toEqual([
      ['nothing', 'nothing'],
      ['12', article.id],
      [article.id, article.id],
    ]);
    expect(await articles().find('other', article.id)).toBeNull();
    expect(await articles().find('default', 'nothing')).toBeNull();
  });

  test('when it is put again, then the later one holds, and names it lost are free', async () => {
    const article = anArticle({ aliases: ['12'] });
    await articles().put(article);
    const later = { ...article, mode: 'closed' as const, publishedAt: A_MOMENT, aliases: ['13'] };
    await articles().put(later);
    expect(await articles().find('default', article.id)).toEqual(later);
    expect(await articles().find('default', '12')).toBeNull();
    await articles().put(anArticle({ id: '12' }));
  });

  test('when a name belongs to another article, then nothing changes', async () => {
    const [one, two] = [anArticle({ aliases: ['12'] }), anArticle({ aliases: ['13'] })];
    await articles().put(one);
    await articles().put(two);
    for (const name of [one.id, '12'])
      await expect(articles().put({ ...two, aliases: ['14', name] })).rejects.toMatchObject(taken);
    await expect(articles().put(anArticle({ id: '12' }))).rejects.toMatchObject(taken);
    expect(await articles().list({ siteId: 'default', limit: 10, after: null })).toEqual(
      [one, two].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
  });

  test('when only a first comment had registered a name, then whoever puts an article has it', async () => {
    const seen = anArticle({ by: FIRST_COMMENT });
    expect(await articles().add(seen)).toBe(true);
    const article = anArticle({ aliases: [seen.id] });
    await articles().put(article);
    expect(await articles().find('default', seen.id)).toEqual(article);
  });

  test('when a name is known, then it is not added again', async () => {
    const article = anArticle({ aliases: ['12'] });
    await articles().put(article);
    expect(await articles().add(anArticle({ id: '12', by: FIRST_COMMENT }))).toBe(false);
    expect(await articles().find('default', '12')).toEqual(article);
  });

  test('when an article gets aliases, then the comments that stood under them stand under its id', async () => {
    const [byNumber, byAddress, elsewhere, foreign] = [
      await saved('12'),
      await saved('https://example.org/port'),
      await saved('13'),
      await saved('12', 'other'),
    ];
    const article = anArticle({ aliases: ['12', 'https://example.org/port'] });
    await articles().put(article);
    expect(await Promise.all([byNumber, byAddress, elsewhere, foreign].map(articleOfComment))).toEqual([
      article.id,
      article.id,
      '13',
      '12',
    ]);
    const counts = await stores().commentLists.countApproved('default', [article.id, '12']);
    expect([...counts]).toEqual([
      [article.id, 2],
      ['12', 0],
    ]);
  });

  test('when one article replaces another, then it has its names and its comments', async () => {
    const [old, kept] = [anArticle({ aliases: ['12'] }), anArticle()];
    await articles().put(old);
    await articles().put(kept);
    const comment = await saved(old.id);
    const merged = { ...kept, aliases: [old.id, '12'] };
    await articles().replace(old.id, merged);
    await articles().replace(old.id, merged);
    expect(await articles().find('default', '12')).toEqual(merged);
    expect(await articleOfComment(comment)).toBe(kept.id);
    expect(await articles().list({ siteId: 'default', limit: 10, after: null })).toEqual([merged]);
  });

  test('when a comment was left behind, then gathering brings it in', async () => {
    const article = anArticle({ aliases: ['12'] });
    await articles().put(article);
    const late = await saved('12');
    await articles().gather(article);
    expect(await articleOfComment(late)).toBe(article.id);
  });

  test('when an article is removed, then its names are free and its comments stay', async () => {
    const article = anArticle({ aliases: ['12'] });
    await articles().put(article);
    const comment = await saved(article.id);
    expect(await articles().remove('default', '12')).toBe(false);
    expect(await articles().remove('default', article.id)).toBe(true);
    expect(await articles().remove('default', article.id)).toBe(false);
    expect(await articles().find('default', '12')).toBeNull();
    expect(await articleOfComment(comment)).toBe(article.id);
  });

  test('when there are many, then they are listed by id, page by page', async () => {
    const kept = ['a', 'b', 'c', 'd'].map((id) => anArticle({ id }));
    for (const article of kept.toReversed()) await articles().put(article);
    await articles().put(anArticle({ id: 'bb', siteId: 'other' }));
    expect(await articles().list({ siteId: 'default', limit: 2, after: null })).toEqual(kept.slice(0, 2));
    expect(await articles().list({ siteId: 'default', limit: 5, after: 'b' })).toEqual(kept.slice(2));
  });

  test('when titles and names are naughty, then they come back unchanged', async () => {
    for (const text of NAUGHTY_STRINGS.filter((each) => each.length <= 512)) {
      const article = anArticle({ id: `id ${text}`, title: text, aliases: [text] });
      await articles().put(article);
      expect(await articles().find('default', text)).toEqual(article);
    }
  });
}

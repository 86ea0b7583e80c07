// Drives one npm client through all that it can ask; prints what it understood, as JSON. Arguments: client, port, key.
import { Author, Blog, CheckResult, Client, Comment } from '@cedx/akismet';
import { AkismetClient as ApiClient } from 'akismet-api';
import akismet from 'akismet';

const [name, port, key] = process.argv.slice(2);
const blog = 'http://blog.example';
const text = 'Merci pour cet article sur le port, très clair.';
const spammer = 'viagra-test-123';

const drive = {
  async 'akismet-api'(withKey) {
    const client = new ApiClient({ key: withKey, blog, host: `localhost:${port}`, protocol: 'http' });
    const comment = { ip: '198.51.100.7', useragent: 'Test', content: text, name: 'Camille', email: 'c@example.org' };
    return {
      valid: await client.verifyKey(),
      good: await client.checkSpam(comment),
      bad: await client.checkSpam({ ...comment, name: spammer }),
      told: [await client.submitSpam(comment), await client.submitHam(comment)].length,
    };
  },
  async '@cedx/akismet'(withKey) {
    const client = new Client(withKey, new Blog({ url: blog, charset: 'UTF-8', languages: ['fr'] }), {
      baseUrl: `http://127.0.0.1:${port}`,
    });
    const author = (authorName) => new Author({ ipAddress: '198.51.100.7', name: authorName, userAgent: 'Test' });
    const comment = (authorName) =>
      new Comment({ author: author(authorName), content: text, context: ['port', 'mer'] });
    const good = await client.checkComment(comment('Camille'));
    const bad = await client.checkComment(comment(spammer));
    await client.submitSpam(comment('Camille'));
    await client.submitHam(comment('Camille'));
    return { valid: await client.verifyKey(), good: good !== CheckResult.ham, bad: bad !== CheckResult.ham, told: 2 };
  },
  async akismet(withKey) {
    const client = akismet.client({ apiKey: withKey, blog, host: 'localhost', port: Number(port) });
    const ask = (method, ...args) =>
      new Promise((resolve, reject) => {
        client[method](...args, (error, answer) => (error ? reject(error) : resolve(answer)));
      });
    const comment = { user_ip: '198.51.100.7', comment_author: 'Camille', comment_content: text };
    return {
      valid: await ask('verifyKey'),
      good: await ask('checkComment', { ...comment }),
      bad: await ask('checkComment', { ...comment, comment_author: spammer }),
      told: [await ask('submitSpam', { ...comment }), await ask('submitHam', { ...comment })].length,
    };
  },
};

console.log(JSON.stringify(await drive[name](key)));

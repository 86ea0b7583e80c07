import CircuitBreaker from 'opossum';
import type { SecondOpinion } from '../../application/ports/opinion';
import type { Comment, OutsideVerdict } from '../../domain/comment';

/** Bytes of an answer that are read: `true`, `false`, or a word about what is wrong. */
const READ_BYTES = 256;
/** Of at least five questions in ten seconds half must have an answer; else it is left alone for half a minute, and then asked once. */
const BREAKER = { rollingCountTimeout: 10_000, volumeThreshold: 5, errorThresholdPercentage: 50, resetTimeout: 30_000 };

export interface AkismetOptions {
  /** Up to the version: `https://rest.akismet.com/1.1`. */
  url: string;
  key: string;
  /** Address of the site whose comments they are. */
  blog: string;
  userAgent: string;
  timeLimitMs: number;
  /** How long it is left alone after it failed, in milliseconds. */
  restMs?: number;
  /** Told of each answer, and of each question without one; null while it is left alone. */
  onSilence: (error: unknown) => void;
  onAnswer: (verdict: OutsideVerdict) => void;
}

/**
 * Asks a service that speaks Akismet's protocol (`comment-check`). The author's e-mail address is not told. One that fails or is slow is not
 * asked for a while, so that comments wait for it no longer than they must.
 */
export function akismet(options: AkismetOptions): SecondOpinion & { close: () => void } {
  const { restMs = BREAKER.resetTimeout } = options;
  // The time limit ends the request itself; the breaker's own would only stop waiting for it.
  const breaker = new CircuitBreaker((comment: Comment) => check(comment, options), {
    ...BREAKER,
    resetTimeout: restMs,
    timeout: false,
  });
  return {
    async ask(comment) {
      try {
        const verdict = await breaker.fire(comment);
        options.onAnswer(verdict);
        return verdict;
      } catch (error) {
        options.onSilence(CircuitBreaker.isOurError(error as Error) ? null : error);
        return null;
      }
    },
    close: () => {
      breaker.shutdown();
    },
  };
}

async function check(
  comment: Comment,
  { url, key, blog, userAgent, timeLimitMs }: AkismetOptions,
): Promise<OutsideVerdict> {
  const { author, origin, body, parentId, articleUrl, locale, createdAt } = comment;
  const fields = {
    api_key: key,
    blog,
    user_ip: origin.ip,
    user_agent: origin.userAgent ?? '',
    permalink: articleUrl ?? '',
    comment_type: parentId === null ? 'comment' : 'reply',
    comment_author: author.name,
    comment_author_url: author.url ?? '',
    comment_content: body,
    comment_date_gmt: createdAt.toISOString(),
    blog_lang: locale ?? '',
    blog_charset: 'UTF-8',
  };
  const response = await fetch(`${url}/comment-check`, {
    method: 'POST',
    headers: { 'user-agent': userAgent },
    body: new URLSearchParams(fields),
    redirect: 'error',
    signal: AbortSignal.timeout(timeLimitMs),
  });
  const text = await beginningOf(response);
  if (response.ok && text === 'false') return 'good';
  if (response.ok && text === 'true')
    return response.headers.get('x-akismet-pro-tip') === 'discard' ? 'blatant' : 'spam';
  const help = response.headers.get('x-akismet-debug-help') ?? '';
  throw new Error(`answered ${String(response.status)} "${text.slice(0, 40)}" ${help.slice(0, 200)}`.trim());
}

async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | Uint8Array[] = response.body ?? [];
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= READ_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, READ_BYTES).toString('utf8').trim();
}

import type { Place } from './stored-bytes';

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A client that keeps every answer it got, head and body. */
export interface Recorder {
  readonly places: readonly Place[];
  ask(url: string, init?: RequestInit): Promise<Answer>;
  /** For answers that are looked at by hand. */
  askUnrecorded(url: string, init?: RequestInit): Promise<Answer>;
  /** Reads the beginning of a stream and leaves. */
  askStream(url: string, headers: Record<string, string>): Promise<void>;
  note(where: string, text: string): void;
}

export function startRecording(): Recorder {
  const places: Place[] = [];
  const note = (where: string, text: string): void => {
    places.push([where, Buffer.from(text)]);
  };
  const askUnrecorded = async (url: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(url, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    places,
    note,
    askUnrecorded,
    async ask(url, init = {}) {
      const answer = await askUnrecorded(url, init);
      note(`${init.method ?? 'GET'} ${url}`, JSON.stringify([...answer.headers]) + answer.text);
      return answer;
    },
    async askStream(url, headers) {
      const leaving = new AbortController();
      const response = await fetch(url, {
        headers: { ...headers, accept: 'text/event-stream' },
        signal: leaving.signal,
      });
      const first = await response.body?.getReader().read();
      note(`stream ${url}`, JSON.stringify([...response.headers]) + Buffer.from(first?.value ?? []).toString());
      leaving.abort();
    },
  };
}

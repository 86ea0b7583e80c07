'use client';

import Script from 'next/script';
import type { HTMLAttributes } from 'react';

interface TamisElement extends HTMLAttributes<HTMLElement> {
  'article-id': string;
  'article-title'?: string;
  'site-id'?: string;
}

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the name of React's own
  namespace JSX {
    interface IntrinsicElements {
      'tamis-comments': TamisElement;
    }
  }
}

interface TamisCommentsProps {
  /** Where the service stands: `https://comments.example.org`. */
  service: string;
  articleId: string;
  title?: string;
  lang?: string;
}

/** The comments of an article, and the form for one more. Readers without scripts get a link to both. */
export function TamisComments({ service, articleId, title, lang }: TamisCommentsProps) {
  return (
    <>
      <Script src={`${service}/embed.js`} strategy="afterInteractive" />
      <tamis-comments article-id={articleId} article-title={title} lang={lang}>
        <a href={`${service}/embed/${encodeURIComponent(articleId)}`}>Comments</a>
      </tamis-comments>
    </>
  );
}

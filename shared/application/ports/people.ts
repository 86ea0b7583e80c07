/** What is asked for about a person and done by another process: a link by mail, or erasing. */
export interface PersonRequest {
  kind: 'link' | 'erase';
  /** Pseudonym of the e-mail address. */
  person: string;
  /** The address, sealed, for a link; null otherwise. */
  sealed: string | null;
  language: 'fr' | 'en';
  at: Date;
  /** Who asked, as the audit says it. */
  by: string;
}

/** Of each person and kind there is one request at most. */
export interface PersonRequests {
  /** Keeps the request, instead of an earlier one. */
  ask(request: PersonRequest): Promise<void>;
  /** The oldest of a kind. */
  pending(kind: PersonRequest['kind'], limit: number): Promise<PersonRequest[]>;
  isPending(kind: PersonRequest['kind'], person: string): Promise<boolean>;
  /** Forgets it, unless it was asked again meanwhile. */
  done(request: Pick<PersonRequest, 'kind' | 'person' | 'at'>): Promise<void>;
}

import type { Site } from '../../domain/site';

/** The sites that were registered. */
export interface Sites {
  /** All of them, by id. Cheap enough to ask every second. */
  list(): Promise<Site[]>;
  /** Keeps a site in the place of the former one of its id. */
  put(site: Site): Promise<void>;
  /** Forgets a site and leaves its comments where they are; resolves with false when there is none of that id. */
  remove(id: string): Promise<boolean>;
}

/** One version of a document that workers judge by: a rule set or a model. */
export interface Version {
  /** Unique among its kind, e.g. `rules-7`. */
  version: string;
  createdAt: Date;
  /** Name of the access key that made it, or of the program's part that did. */
  by: string;
  note: string | null;
  /** The document as JSON text. */
  content: string;
}

/** All versions of one kind of document. One of them is current, or none yet. */
export interface Versions {
  /**
   * Keeps a new version and, with `activate`, makes it current in the same moment. Rejects with `version/conflict` when the
   * name is taken, or when `expectedCurrent` is given and another version has become current since.
   */
  add(version: Version, options: { activate: boolean; expectedCurrent?: string | null }): Promise<void>;
  /** Makes a former version current again; resolves with false when there is none of that name. */
  activate(version: string): Promise<boolean>;
  /** Makes none current: what ships with the service is in force again. */
  deactivate(): Promise<void>;
  find(version: string): Promise<Version | null>;
  /** Name of the current version, or null. Cheap enough to ask every second. */
  currentVersion(): Promise<string | null>;
  /** The newest versions, without their content. */
  list(limit: number): Promise<Omit<Version, 'content'>[]>;
}

/** The rule sets for all sites, and of each site that has its own. */
export interface RuleSets extends Versions {
  /** Those of one site; while none of them is current, the site is judged by the one for all. */
  of(siteId: string): Versions;
  /** Names of the current ones of the sites that have one, by site. Cheap enough to ask every second. */
  currentOfSites(): Promise<Map<string, string>>;
}

/** One training of the classifier: asked for, under way, or ended with an outcome. */
export interface TrainingRun {
  id: string;
  requestedAt: Date;
  by: string;
  /** Null while it waits for a worker. */
  startedAt: Date | null;
  finishedAt: Date | null;
  /** 0–1 while it runs. */
  progress: number;
  /** JSON text of what came of it, or null. */
  outcome: string | null;
}

export interface TrainingRuns {
  request(run: Pick<TrainingRun, 'id' | 'requestedAt' | 'by'>): Promise<void>;
  /** Gives a waiting run, or one whose worker fell silent before `silentSince`, to exactly one caller; null when there is none. */
  take(at: Date, silentSince: Date): Promise<TrainingRun | null>;
  /** Tells how far a run is; keeps it from being given to another worker. */
  report(id: string, progress: number, at: Date): Promise<void>;
  finish(id: string, at: Date, outcome: string): Promise<void>;
  /** The newest runs. */
  list(limit: number): Promise<TrainingRun[]>;
}

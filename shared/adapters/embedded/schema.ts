/**
 * The layout of the data folder's file. Times are milliseconds since 1970. Columns hold what is searched or changes;
 * `content` holds, as JSON, what was written once and is only read. Each index names the query it serves.
 */
export const SCHEMA = `
-- The queue: a row is a submission that was accepted and not judged yet, or is dead.
CREATE TABLE IF NOT EXISTS submissions (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  job TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  dead INTEGER NOT NULL DEFAULT 0,
  error TEXT
);
-- The next jobs that are due; the dead ones; the oldest that waits.
CREATE INDEX IF NOT EXISTS submissions_due ON submissions (dead, due_at, position, id, created_at);

-- Written to see whether anything can be written.
CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL);

-- Rows are added at the end, whatever their id: an insert touches few pages.
CREATE TABLE IF NOT EXISTS comments (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  site_id TEXT NOT NULL,
  article_id TEXT NOT NULL,
  parent_id TEXT,
  author_name TEXT NOT NULL,
  status TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- Whether a person's decision stands.
  decided INTEGER NOT NULL DEFAULT 0,
  email_key TEXT NOT NULL,
  network_key TEXT NOT NULL,
  text_key TEXT NOT NULL,
  content TEXT NOT NULL,
  history TEXT NOT NULL,
  likes INTEGER NOT NULL DEFAULT 0,
  dislikes INTEGER NOT NULL DEFAULT 0
);
-- An article's public list and count; its comments for review.
CREATE INDEX IF NOT EXISTS comments_of_article ON comments (site_id, article_id, status, created_at, id);
-- The newest comments; those that a person decided about have an index of their own.
CREATE INDEX IF NOT EXISTS comments_by_age ON comments (created_at, id);
-- What waits for a comment to be published.
CREATE INDEX IF NOT EXISTS comments_held_replies ON comments (parent_id) WHERE status = 'held';
CREATE TABLE IF NOT EXISTS rejudging (id TEXT PRIMARY KEY) WITHOUT ROWID;
-- The review queue.
CREATE INDEX IF NOT EXISTS comments_by_status ON comments (status, created_at, id);
-- The review queue, what the rules thought most of as spam first.
CREATE INDEX IF NOT EXISTS comments_by_score ON comments (status, content ->> '$.verdict.score', id);
-- An author's history, duplicates and newest comment.
CREATE INDEX IF NOT EXISTS comments_by_email ON comments (site_id, email_key, created_at);
-- The newest comment from a network.
CREATE INDEX IF NOT EXISTS comments_by_network ON comments (site_id, network_key, created_at);
-- The same text anywhere on the site.
CREATE INDEX IF NOT EXISTS comments_by_text ON comments (site_id, text_key, created_at);

-- The words of a comment's text, its author's name and its article's title, without case and accents; and its status, so that
-- a usual word among few comments is found at once.
CREATE VIRTUAL TABLE IF NOT EXISTS comment_words
  USING fts5 (words, status, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
-- Comments up to this position are in it; the others follow when there is time.
CREATE TABLE IF NOT EXISTS word_progress (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL);
CREATE TRIGGER IF NOT EXISTS comment_found_anew AFTER UPDATE OF status, content ON comments
WHEN (old.status <> new.status OR old.content <> new.content)
  AND new.position <= (SELECT position FROM word_progress) BEGIN
  DELETE FROM comment_words WHERE rowid = old.position;
  INSERT INTO comment_words (rowid, words, status) VALUES
    (new.position, concat_ws(' ', new.content ->> 'body', new.author_name, new.content ->> 'articleTitle'), new.status);
END;

-- How many comments of a site there are of each status: counted while they are written, since counting a million takes too long.
CREATE TABLE IF NOT EXISTS comment_counts (
  site_id TEXT NOT NULL,
  status TEXT NOT NULL,
  comments INTEGER NOT NULL,
  PRIMARY KEY (site_id, status)
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS comment_counted AFTER INSERT ON comments BEGIN
  INSERT INTO comment_counts (site_id, status, comments) VALUES (new.site_id, new.status, 1)
    ON CONFLICT (site_id, status) DO UPDATE SET comments = comments + 1;
END;
CREATE TRIGGER IF NOT EXISTS comment_counted_anew AFTER UPDATE OF status ON comments WHEN old.status <> new.status BEGIN
  UPDATE comment_counts SET comments = comments - 1 WHERE site_id = old.site_id AND status = old.status;
  INSERT INTO comment_counts (site_id, status, comments) VALUES (new.site_id, new.status, 1)
    ON CONFLICT (site_id, status) DO UPDATE SET comments = comments + 1;
END;

-- The same by day of acceptance (days since 1970), and what each rule held and persons approved all the same.
CREATE TABLE IF NOT EXISTS comment_days (
  site_id TEXT NOT NULL,
  day INTEGER NOT NULL,
  status TEXT NOT NULL,
  comments INTEGER NOT NULL,
  PRIMARY KEY (day, status, site_id)
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS comment_dated AFTER INSERT ON comments BEGIN
  INSERT INTO comment_days (site_id, day, status, comments)
    VALUES (new.site_id, new.created_at / 86400000, new.status, 1)
    ON CONFLICT DO UPDATE SET comments = comments + 1;
END;
CREATE TRIGGER IF NOT EXISTS comment_dated_anew AFTER UPDATE OF status ON comments WHEN old.status <> new.status BEGIN
  UPDATE comment_days SET comments = comments - 1
    WHERE site_id = old.site_id AND day = old.created_at / 86400000 AND status = old.status;
  INSERT INTO comment_days (site_id, day, status, comments)
    VALUES (new.site_id, new.created_at / 86400000, new.status, 1)
    ON CONFLICT DO UPDATE SET comments = comments + 1;
END;
CREATE TABLE IF NOT EXISTS rule_counts (
  site_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  held INTEGER NOT NULL DEFAULT 0,
  overturned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_id, rule)
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS rule_counted AFTER INSERT ON comments WHEN new.status = 'held' BEGIN
  INSERT INTO rule_counts (site_id, rule, held)
    SELECT DISTINCT new.site_id, value ->> 'rule', 1 FROM json_each(new.content, '$.verdict.reasons')
      WHERE value ->> 'holds' OR value ->> 'weight' > 0
    ON CONFLICT DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER IF NOT EXISTS rule_counted_anew AFTER UPDATE OF status, content ON comments
WHEN old.status <> new.status OR old.content <> new.content BEGIN
  INSERT INTO rule_counts (site_id, rule, held, overturned)
    SELECT DISTINCT old.site_id, value ->> 'rule', -(old.status = 'held'),
      -(old.status = 'approved' AND old.content ->> '$.verdict.status' IN ('held', 'spam'))
    FROM json_each(old.content, '$.verdict.reasons') WHERE value ->> 'holds' OR value ->> 'weight' > 0
    ON CONFLICT DO UPDATE SET held = held + excluded.held, overturned = overturned + excluded.overturned;
  INSERT INTO rule_counts (site_id, rule, held, overturned)
    SELECT DISTINCT new.site_id, value ->> 'rule', new.status = 'held',
      new.status = 'approved' AND new.content ->> '$.verdict.status' IN ('held', 'spam')
    FROM json_each(new.content, '$.verdict.reasons') WHERE value ->> 'holds' OR value ->> 'weight' > 0
    ON CONFLICT DO UPDATE SET held = held + excluded.held, overturned = overturned + excluded.overturned;
END;

-- The review queue by rule: every rule that spoke about a comment, with the comment's status.
CREATE TABLE IF NOT EXISTS comment_rules (
  rule TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  id TEXT NOT NULL,
  comment INTEGER NOT NULL,
  PRIMARY KEY (rule, status, created_at, id)
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS comment_ruled AFTER INSERT ON comments BEGIN
  INSERT INTO comment_rules
    SELECT DISTINCT value ->> 'rule', new.status, new.created_at, new.id, new.position
    FROM json_each(new.content, '$.verdict.reasons');
END;
CREATE TRIGGER IF NOT EXISTS comment_ruled_anew AFTER UPDATE OF status, content ON comments
WHEN old.status <> new.status OR old.content <> new.content BEGIN
  DELETE FROM comment_rules WHERE status = old.status AND created_at = old.created_at AND id = old.id
    AND rule IN (SELECT value ->> 'rule' FROM json_each(old.content, '$.verdict.reasons'));
  INSERT INTO comment_rules
    SELECT DISTINCT value ->> 'rule', new.status, new.created_at, new.id, new.position
    FROM json_each(new.content, '$.verdict.reasons');
END;

-- What changes with every comment that readers of an article begin or cease to see; never the same twice.
CREATE TABLE IF NOT EXISTS article_stamps (
  site_id TEXT NOT NULL,
  article_id TEXT NOT NULL,
  stamp TEXT NOT NULL,
  PRIMARY KEY (site_id, article_id)
) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS comment_seen AFTER INSERT ON comments WHEN new.status = 'approved' BEGIN
  INSERT INTO article_stamps VALUES (new.site_id, new.article_id, hex(randomblob(8)))
    ON CONFLICT DO UPDATE SET stamp = excluded.stamp;
END;
CREATE TRIGGER IF NOT EXISTS comment_seen_anew AFTER UPDATE OF status, article_id ON comments
WHEN old.status = 'approved' OR new.status = 'approved' BEGIN
  INSERT INTO article_stamps VALUES (old.site_id, old.article_id, hex(randomblob(8)))
    ON CONFLICT DO UPDATE SET stamp = excluded.stamp;
  INSERT INTO article_stamps VALUES (new.site_id, new.article_id, hex(randomblob(8)))
    ON CONFLICT DO UPDATE SET stamp = excluded.stamp;
END;

-- Nearly the same text anywhere on the site.
CREATE TABLE IF NOT EXISTS comment_bands (
  site_id TEXT NOT NULL,
  band TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  comment INTEGER NOT NULL REFERENCES comments (position),
  PRIMARY KEY (site_id, band, created_at, comment)
) WITHOUT ROWID;

-- Sites that were registered; the one by default is there without.
CREATE TABLE IF NOT EXISTS sites (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;

-- Articles that the site has told of, or that a first comment named; a name, id or alias, belongs to one of them.
CREATE TABLE IF NOT EXISTS articles (
  site_id TEXT NOT NULL,
  article_id TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (site_id, article_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article_names (
  site_id TEXT NOT NULL,
  name TEXT NOT NULL,
  article_id TEXT NOT NULL,
  PRIMARY KEY (site_id, name)
) WITHOUT ROWID;
-- The names of one article, to take them back.
CREATE INDEX IF NOT EXISTS article_names_of_article ON article_names (site_id, article_id);

-- Events that were written with their comment and wait for the relay.
CREATE TABLE IF NOT EXISTS pending_events (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  event TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS events (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  -- A hash over the events up to this one.
  link TEXT NOT NULL,
  event TEXT NOT NULL
);

-- Whom events are sent to, how far each has got in the log, and which process sends.
CREATE TABLE IF NOT EXISTS webhook_endpoints (
  id TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  place INTEGER NOT NULL,
  holder TEXT,
  held_until INTEGER NOT NULL DEFAULT 0,
  content TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS webhook_deliveries (
  id TEXT PRIMARY KEY,
  endpoint_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  status TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  content TEXT NOT NULL
) WITHOUT ROWID;
-- An endpoint's deliveries, whole and by status; counts by status, and what is to be forgotten.
CREATE INDEX IF NOT EXISTS deliveries_of_endpoint ON webhook_deliveries (endpoint_id, sequence);
CREATE INDEX IF NOT EXISTS deliveries_by_status ON webhook_deliveries (endpoint_id, status, sequence);
CREATE INDEX IF NOT EXISTS deliveries_by_age ON webhook_deliveries (status, due_at);

-- What readers reported, and what they like; a network counts once.
CREATE TABLE IF NOT EXISTS reports (
  comment_id TEXT NOT NULL,
  reporter TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (comment_id, reporter)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reactions (
  comment_id TEXT NOT NULL,
  reader TEXT NOT NULL,
  reaction TEXT NOT NULL,
  PRIMARY KEY (comment_id, reader)
) WITHOUT ROWID;

-- What authors object to, and what readers say is illegal.
CREATE TABLE IF NOT EXISTS objections (
  comment_id TEXT PRIMARY KEY,
  waiting INTEGER NOT NULL,
  at INTEGER NOT NULL,
  untold INTEGER NOT NULL,
  content TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS objections_by_age ON objections (waiting, at, comment_id);
-- Whom mail is still to tell.
CREATE INDEX IF NOT EXISTS objections_untold ON objections (at) WHERE untold;
CREATE TABLE IF NOT EXISTS notices (
  id TEXT PRIMARY KEY,
  comment_id TEXT NOT NULL,
  sender TEXT NOT NULL,
  state TEXT NOT NULL,
  priority INTEGER NOT NULL,
  at INTEGER NOT NULL,
  untold TEXT,
  -- Whether sender and words are still there.
  whole INTEGER NOT NULL DEFAULT 1,
  content TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS notices_waiting ON notices (priority DESC, at, id) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS notices_decided ON notices (at, id) WHERE state <> 'waiting';
CREATE INDEX IF NOT EXISTS notices_of_comment ON notices (comment_id, at);
CREATE INDEX IF NOT EXISTS notices_of_sender ON notices (sender, at);
CREATE INDEX IF NOT EXISTS notices_untold ON notices (at) WHERE untold IS NOT NULL;

-- Erased comments whose events may still say what they said.
CREATE TABLE IF NOT EXISTS unsilenced (id TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;

-- What is to be done about a person: a link by mail, or erasing.
CREATE TABLE IF NOT EXISTS person_requests (
  kind TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (kind, person)
) WITHOUT ROWID;

-- Who wants mail, by pseudonym of the address.
CREATE TABLE IF NOT EXISTS mail_consents (key TEXT PRIMARY KEY, consent TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS access_keys (
  hash TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  may_see_addresses INTEGER NOT NULL DEFAULT 0,
  -- The only site that it is for.
  site_id TEXT
) WITHOUT ROWID;

-- People who sign in, and where they are signed in.
CREATE TABLE IF NOT EXISTS accounts (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  may_see_addresses INTEGER NOT NULL,
  language TEXT,
  password TEXT,
  invitation_hash TEXT UNIQUE,
  invitation_until INTEGER,
  created_at INTEGER NOT NULL,
  site_id TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sessions (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  agent TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) WITHOUT ROWID;
-- An account's sessions.
CREATE INDEX IF NOT EXISTS sessions_of_account ON sessions (account, seen_at);
CREATE TABLE IF NOT EXISTS sign_in_attempts (
  subject TEXT PRIMARY KEY,
  attempts INTEGER NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
-- Counts whose window has ended.
CREATE INDEX IF NOT EXISTS sign_in_attempts_by_end ON sign_in_attempts (until);

-- Who did what; each row's link is a hash over the rows up to it.
CREATE TABLE IF NOT EXISTS audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  link TEXT NOT NULL,
  site_id TEXT
);
-- The last entry that was forgotten; the oldest that is left is chained to it.
CREATE TABLE IF NOT EXISTS audit_start (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sequence INTEGER NOT NULL,
  link TEXT NOT NULL
);
-- What one actor did; what was done of one kind; both.
CREATE INDEX IF NOT EXISTS audit_by_actor ON audit (actor, sequence);
CREATE INDEX IF NOT EXISTS audit_by_kind ON audit (kind, sequence);
CREATE INDEX IF NOT EXISTS audit_by_actor_and_kind ON audit (actor, kind, sequence);
-- How many of a kind each actor did since a moment.
CREATE INDEX IF NOT EXISTS audit_by_time ON audit (kind, at, actor);

-- What moderators wrote about comments for each other, and who has which comment before them.
CREATE TABLE IF NOT EXISTS notes (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  comment_id TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL
);
-- The notes about one comment.
CREATE INDEX IF NOT EXISTS notes_of_comment ON notes (comment_id, position);
CREATE TABLE IF NOT EXISTS leases (
  comment_id TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
-- What one moderator has; what has run out.
CREATE INDEX IF NOT EXISTS leases_of_holder ON leases (holder, comment_id);
CREATE INDEX IF NOT EXISTS leases_by_end ON leases (until);

-- Rule sets and models; \`current\` is the version that workers judge by.
CREATE TABLE IF NOT EXISTS versions (
  kind TEXT NOT NULL,
  version TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  made_by TEXT NOT NULL,
  note TEXT,
  content TEXT NOT NULL,
  PRIMARY KEY (kind, version)
);
CREATE TABLE IF NOT EXISTS current_versions (kind TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID;

-- What others said about texts of theirs, for trainings.
CREATE TABLE IF NOT EXISTS lessons (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  author_name TEXT NOT NULL,
  author_url TEXT,
  at INTEGER NOT NULL,
  told_by TEXT NOT NULL
);
-- The newest lessons.
CREATE INDEX IF NOT EXISTS lessons_by_age ON lessons (at, id);

CREATE TABLE IF NOT EXISTS training_runs (
  id TEXT PRIMARY KEY,
  requested_at INTEGER NOT NULL,
  requested_by TEXT NOT NULL,
  started_at INTEGER,
  heard_at INTEGER,
  finished_at INTEGER,
  progress REAL NOT NULL DEFAULT 0,
  outcome TEXT
) WITHOUT ROWID;
`;

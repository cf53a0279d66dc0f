-- What Starling keeps. Every row belongs to an owner: `guild:ID` or `user:ID`.
-- Times are seconds since 1970 in UTC. A person's id is NULL once they have asked to be forgotten.
-- The statements are those that SQLite and PostgreSQL share; what differs is in the files of the same number.

CREATE TABLE guides (
    owner       TEXT   NOT NULL CHECK (owner LIKE 'guild:%' OR owner LIKE 'user:%'),
    id          TEXT   NOT NULL,
    title       TEXT   NOT NULL,
    -- The title in lower case: what a person's typing is compared with.
    sought      TEXT   NOT NULL,
    -- For lists, so that they need not read the document: the profile's title, how many questions, how long.
    role        TEXT   NOT NULL,
    questions   BIGINT NOT NULL,
    minutes     BIGINT NOT NULL,
    author      BIGINT,
    -- Counts the changes, so that a change made to an older state is noticed.
    revision    BIGINT NOT NULL,
    -- The version that the document is, and the newest that is approved; 0 while there is none.
    version     BIGINT NOT NULL,
    approved    BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    changed_at  BIGINT NOT NULL,
    archived_at BIGINT,
    -- Last, so that a list does not read it.
    document    TEXT   NOT NULL,
    PRIMARY KEY (owner, id)
);

CREATE INDEX guides_by_change ON guides (owner, changed_at DESC, id);

-- Who is named in a guide or in a version of it, so that they can be told and forgotten.
CREATE TABLE guide_people (
    owner  TEXT   NOT NULL,
    guide  TEXT   NOT NULL,
    person BIGINT NOT NULL,
    PRIMARY KEY (owner, guide, person),
    FOREIGN KEY (owner, guide) REFERENCES guides (owner, id) ON DELETE CASCADE
);

CREATE INDEX guide_people_by_person ON guide_people (person);

CREATE TABLE guide_versions (
    owner       TEXT   NOT NULL,
    guide       TEXT   NOT NULL,
    version     BIGINT NOT NULL,
    approved_by BIGINT,
    approved_at BIGINT NOT NULL,
    document    TEXT   NOT NULL,
    PRIMARY KEY (owner, guide, version),
    FOREIGN KEY (owner, guide) REFERENCES guides (owner, id) ON DELETE CASCADE
);

CREATE TABLE settings (
    owner      TEXT   NOT NULL CHECK (owner LIKE 'guild:%' OR owner LIKE 'user:%'),
    changed_by BIGINT,
    changed_at BIGINT NOT NULL,
    document   TEXT   NOT NULL,
    PRIMARY KEY (owner)
);

-- One row for each interaction that has had its effect, with what came of it.
CREATE TABLE effects (
    owner   TEXT   NOT NULL CHECK (owner LIKE 'guild:%' OR owner LIKE 'user:%'),
    id      BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    outcome TEXT   NOT NULL,
    PRIMARY KEY (owner, id)
);

CREATE INDEX effects_by_time ON effects (at);

CREATE TABLE audit (
    owner  TEXT   NOT NULL CHECK (owner LIKE 'guild:%' OR owner LIKE 'user:%'),
    at     BIGINT NOT NULL,
    -- The interaction that did it, or 0 where the program did it by itself.
    effect BIGINT NOT NULL,
    action TEXT   NOT NULL,
    actor  BIGINT,
    guide  TEXT,
    detail TEXT   NOT NULL,
    PRIMARY KEY (owner, at, effect, action)
);

CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_actor ON audit (actor);

"""The tables, as migrations that are appended and never edited.

Times are ISO 8601, in UTC (an event's end keeps the offset of its place), dates ISO 8601; structured values are JSON
text; there are no REAL columns, so that a row survives the journal's JSON unchanged.
"""

from typing import Any

from enishi.store.sqlite import Migrations

migrations = Migrations("enishi")

JOURNALED = (
    "photos",
    "cards",
    "sides",
    "events",
    "contacts",
    "facts",
    "encounters",
    "encounter_cards",
    "questions",
    "followups",
    "attempts",
    "favours",
    "upkeeps",
    "introductions",
    "offers",
    "series",
    "recalls",
)
"""Tables whose every change can be undone, each with an integer primary key `id`; keys and failures are not."""


def _run(db: Any, statements: str) -> None:
    """One by one, so that a migration stays one transaction."""
    for statement in statements.split(";"):
        db.execute(statement)


@migrations()
def m001_the_evening(db: Any) -> None:
    _run(db, _M001)


@migrations()
def m002_signposts(db: Any) -> None:
    """Contacts that were merged away point straight to the survivor, who is asked for them quickly."""
    db.execute("CREATE INDEX merged_contacts ON contacts (merged_into) WHERE merged_into IS NOT NULL")
    further = (
        "UPDATE contacts SET merged_into = (SELECT next.merged_into FROM contacts AS next"
        " WHERE next.id = contacts.merged_into)"
        " WHERE EXISTS (SELECT 1 FROM contacts AS next WHERE next.id = contacts.merged_into"
        " AND next.merged_into IS NOT NULL)"
    )
    while db.execute(further).rowcount:
        pass


_M001 = """
CREATE TABLE photos (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    event_id INTEGER NOT NULL REFERENCES events (id),
    taken_in_at TEXT NOT NULL
) STRICT;
CREATE INDEX photos_of_event ON photos (event_id);
CREATE TABLE rejections (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    slug TEXT NOT NULL,
    message TEXT NOT NULL,
    hint TEXT NOT NULL,
    UNIQUE (event_id, source)
) STRICT;
CREATE TABLE cards (
    id INTEGER PRIMARY KEY,
    photo_id INTEGER NOT NULL REFERENCES photos (id),
    number INTEGER NOT NULL,
    draft TEXT NOT NULL,
    UNIQUE (photo_id, number)
) STRICT;
CREATE TABLE sides (
    id INTEGER PRIMARY KEY,
    card_id INTEGER NOT NULL REFERENCES cards (id),
    position INTEGER NOT NULL,
    side TEXT NOT NULL,
    picture TEXT NOT NULL,
    UNIQUE (card_id, position)
) STRICT;
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    held_on TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    purpose TEXT NOT NULL,
    wanted TEXT NOT NULL,
    cap INTEGER NOT NULL,
    UNIQUE (name, held_on)
) STRICT;
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    do_not_contact INTEGER NOT NULL DEFAULT 0,
    merged_into INTEGER REFERENCES contacts (id)
) STRICT;
CREATE INDEX living_contacts ON contacts (id) WHERE merged_into IS NULL;
CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    property TEXT NOT NULL,
    value TEXT NOT NULL,
    kind TEXT,
    origin TEXT NOT NULL,
    card_id INTEGER REFERENCES cards (id),
    said_at TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX facts_of_contact ON facts (contact_id);
CREATE INDEX facts_of_card ON facts (card_id);
CREATE INDEX facts_by_value ON facts (value, property);
CREATE TABLE contact_keys (
    key TEXT NOT NULL,
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_of_contact ON contact_keys (contact_id);
CREATE TABLE encounters (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events (id),
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    note TEXT NOT NULL DEFAULT '',
    decision TEXT,
    decided_at TEXT,
    UNIQUE (event_id, contact_id)
) STRICT;
CREATE INDEX encounters_of_contact ON encounters (contact_id);
CREATE TABLE encounter_cards (
    id INTEGER PRIMARY KEY,
    encounter_id INTEGER NOT NULL REFERENCES encounters (id),
    card_id INTEGER NOT NULL UNIQUE REFERENCES cards (id)
) STRICT;
CREATE INDEX cards_of_encounter ON encounter_cards (encounter_id);
CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    candidate_id INTEGER NOT NULL REFERENCES contacts (id),
    event_id INTEGER REFERENCES events (id),
    comparisons TEXT NOT NULL,
    probability TEXT NOT NULL,
    answer TEXT,
    answered_at TEXT,
    UNIQUE (contact_id, candidate_id)
) STRICT;
CREATE INDEX questions_about ON questions (candidate_id);
CREATE TABLE followups (
    id INTEGER PRIMARY KEY,
    encounter_id INTEGER NOT NULL UNIQUE REFERENCES encounters (id),
    why TEXT NOT NULL,
    give TEXT NOT NULL,
    due_at TEXT NOT NULL,
    channel TEXT NOT NULL,
    status TEXT NOT NULL
) STRICT;
CREATE TABLE actions (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL,
    done_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    action_id INTEGER NOT NULL REFERENCES actions (id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX changes_of_action ON changes (action_id);
CREATE INDEX changes_of_row ON changes (table_name, row_id)
"""


@migrations()
def m003_index(db: Any) -> None:
    db.execute("DROP TABLE contact_keys")
    _run(db, INDEX)


INDEX = """
CREATE TABLE forms (
    contact_id INTEGER PRIMARY KEY,
    form TEXT NOT NULL
) STRICT;
CREATE TABLE contact_keys (
    key INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    PRIMARY KEY (key, contact_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE index_version (version TEXT NOT NULL) STRICT
"""
"""What contacts are found by; made of the contacts, and made anew when the scheme changes."""


@migrations()
def m004_search(db: Any) -> None:
    _run(db, _M004)


# The terms alone, without columns, positions or lengths: `search_texts` has the text that tells what to take out again.
# Two characters are the place and the first character of what stands there.
_M004 = """
CREATE TABLE search_texts (
    contact_id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE search_spellings (
    spelling TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (spelling, word)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search_terms
USING fts5 (terms, content = '', columnsize = 0, detail = none, prefix = 2, tokenize = 'ascii')
"""


@migrations()
def m005_ties(db: Any) -> None:
    _run(db, _M005)


_M005 = """
ALTER TABLE events ADD COLUMN cap_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE encounters ADD COLUMN stars INTEGER NOT NULL DEFAULT 0;
ALTER TABLE followups ADD COLUMN is_must INTEGER NOT NULL DEFAULT 0;
ALTER TABLE followups ADD COLUMN tries TEXT NOT NULL DEFAULT '[]';
ALTER TABLE followups ADD COLUMN parked_at TEXT;
ALTER TABLE followups ADD COLUMN dropped_why TEXT NOT NULL DEFAULT '';
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    made_at TEXT NOT NULL,
    channel TEXT NOT NULL,
    note TEXT NOT NULL,
    followup_id INTEGER REFERENCES followups (id) ON DELETE SET NULL,
    outcome TEXT,
    heard_at TEXT
) STRICT;
CREATE INDEX attempts_with ON attempts (contact_id);
CREATE INDEX attempts_for ON attempts (followup_id);
CREATE TABLE favours (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    way TEXT NOT NULL,
    what TEXT NOT NULL,
    done_on TEXT NOT NULL
) STRICT;
CREATE INDEX favours_with ON favours (contact_id);
CREATE TABLE upkeeps (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contacts (id),
    care TEXT NOT NULL,
    since TEXT NOT NULL,
    days INTEGER NOT NULL
) STRICT;
CREATE INDEX upkeep_of ON upkeeps (contact_id);
CREATE TABLE introductions (
    id INTEGER PRIMARY KEY,
    wish TEXT NOT NULL,
    between_id INTEGER REFERENCES contacts (id),
    target_id INTEGER NOT NULL REFERENCES contacts (id),
    seeker_id INTEGER REFERENCES contacts (id),
    topic TEXT NOT NULL,
    progress TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX introductions_by ON introductions (between_id);
CREATE INDEX introductions_to ON introductions (target_id);
CREATE INDEX introductions_of ON introductions (seeker_id);
CREATE TABLE offers (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    days INTEGER NOT NULL
) STRICT;
CREATE TABLE recalls (
    id INTEGER PRIMARY KEY,
    encounter_id INTEGER NOT NULL UNIQUE REFERENCES encounters (id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL,
    next_at TEXT NOT NULL,
    level INTEGER NOT NULL
) STRICT
"""


@migrations()
def m006_devices(db: Any) -> None:
    _run(db, _M006)


# What is no deed of the user's and so never undone: who may look in, and pictures that wait to be read.
_M006 = """
CREATE TABLE devices (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    paired_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    event_id INTEGER REFERENCES events (id) ON DELETE SET NULL
) STRICT;
CREATE TABLE pairings (
    secret TEXT PRIMARY KEY,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE serving (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events (id),
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    received_at TEXT NOT NULL,
    slug TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT '',
    hint TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX uploads_for ON uploads (event_id)
"""

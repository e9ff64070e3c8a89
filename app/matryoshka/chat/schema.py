"""The shape of the store on disk, as steps of SQL from each version to the next."""

Step = tuple[str, ...]

# The long texts stand last in their rows: what is read without them need not read past them.
FIRST: Step = (
    """
    CREATE TABLE conversations (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        created REAL NOT NULL,
        changed REAL NOT NULL,
        deleted REAL
    )
    """,
    """
    CREATE TABLE turns (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        parent TEXT REFERENCES attempts (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        created REAL NOT NULL
    )
    """,
    "CREATE INDEX turns_of_a_conversation ON turns (conversation)",
    "CREATE INDEX turns_after_an_attempt ON turns (parent)",
    """
    CREATE TABLE parts (
        turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('text', 'file', 'image')),
        name TEXT,
        media_type TEXT,
        path TEXT,
        text TEXT,
        PRIMARY KEY (turn, ordinal)
    )
    """,
    """
    CREATE TABLE attempts (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
        parent TEXT REFERENCES attempts (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        answers INTEGER NOT NULL,
        writer TEXT NOT NULL,
        pid INTEGER NOT NULL,
        saved REAL NOT NULL,
        tier TEXT NOT NULL,
        model TEXT NOT NULL,
        "where" TEXT NOT NULL,
        created REAL NOT NULL,
        state TEXT NOT NULL,
        left_out INTEGER NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        tokens INTEGER NOT NULL,
        thinking_tokens INTEGER NOT NULL,
        seconds REAL NOT NULL,
        thinking_seconds REAL NOT NULL,
        first_token_seconds REAL NOT NULL,
        unsure INTEGER NOT NULL,
        doubt REAL,
        patience REAL,
        title TEXT NOT NULL,
        remedy TEXT NOT NULL,
        text TEXT NOT NULL,
        thinking TEXT NOT NULL
    )
    """,
    "CREATE INDEX attempts_of_a_turn ON attempts (turn, answers, tier)",
    "CREATE INDEX attempts_after_an_attempt ON attempts (parent)",
    """
    CREATE TABLE handoffs (
        position INTEGER PRIMARY KEY,
        attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
        junior TEXT NOT NULL,
        elder TEXT NOT NULL,
        reason TEXT NOT NULL,
        doubt REAL,
        patience REAL NOT NULL,
        tokens INTEGER NOT NULL,
        seconds REAL NOT NULL
    )
    """,
    "CREATE INDEX handoffs_of_an_attempt ON handoffs (attempt)",
)

# From here on an attempt may also be looping, which programs before cannot read.
THINKING_CUT: Step = ("ALTER TABLE attempts ADD COLUMN thinking_cut INTEGER NOT NULL DEFAULT 0",)

MEASURED: Step = ("ALTER TABLE handoffs ADD COLUMN measured INTEGER NOT NULL DEFAULT 1",)

LABELS: Step = (
    """
    CREATE TABLE labels (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        trial TEXT NOT NULL,
        turn TEXT REFERENCES turns (id) ON DELETE CASCADE,
        created REAL NOT NULL,
        source TEXT CHECK (source IN ('exact', 'judge', 'vote')),
        tier TEXT NOT NULL,
        model TEXT NOT NULL,
        identity TEXT NOT NULL,
        family TEXT NOT NULL,
        "right" REAL CHECK ("right" BETWEEN 0 AND 1),
        declined INTEGER NOT NULL,
        signals TEXT NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        tokens INTEGER NOT NULL,
        read_seconds REAL NOT NULL,
        seconds REAL NOT NULL,
        probing REAL NOT NULL,
        apart REAL NOT NULL,
        before TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL
    )
    """,
    "CREATE INDEX labels_of_a_trial ON labels (trial)",
    "CREATE INDEX labels_of_a_turn ON labels (turn)",
    "CREATE INDEX labels_of_a_model ON labels (identity)",
    """
    CREATE VIEW labels_in_sight AS
    SELECT labels.* FROM labels
    LEFT JOIN turns ON turns.id = labels.turn
    LEFT JOIN conversations ON conversations.id = turns.conversation
    WHERE conversations.deleted IS NULL
    """,
)

LEAVING: Step = (
    "ALTER TABLE attempts ADD COLUMN cost REAL",
    "ALTER TABLE conversations ADD COLUMN locked INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN leave_host TEXT",
    "ALTER TABLE conversations ADD COLUMN leave_model TEXT",
)

BRANCHES: Step = (
    "ALTER TABLE turns ADD COLUMN rank INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE turns ADD COLUMN deleted REAL",
    "ALTER TABLE attempts ADD COLUMN rank INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE attempts ADD COLUMN edited INTEGER NOT NULL DEFAULT 0",
    "DROP VIEW labels_in_sight",
    """
    CREATE VIEW labels_in_sight AS
    SELECT labels.* FROM labels
    LEFT JOIN turns ON turns.id = labels.turn
    LEFT JOIN conversations ON conversations.id = turns.conversation
    WHERE conversations.deleted IS NULL AND turns.deleted IS NULL
    """,
)


def _plain(column: str) -> str:
    """What a search compares: SQLite itself takes the marks off Latin letters only."""
    return f"replace(replace({column}, 'ё', 'е'), 'Ё', 'Е')"


def _index(name: str, table: str, row: str, columns: tuple[str, ...]) -> str:
    """An index of words that keeps no text: what is shown of a place is read from `table`."""
    return f"""
    CREATE VIRTUAL TABLE {name} USING fts5 (
        {", ".join(columns)}, content = {table}, content_rowid = {row}, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 2"
    )
    """


def _fill(name: str, table: str, row: str, columns: tuple[str, ...], where: str) -> str:
    plain = ", ".join(_plain(column) for column in columns)
    into, source = f"{name} (rowid, {', '.join(columns)})", f"{table} WHERE {where}"
    return f"INSERT INTO {into} SELECT {row}, {plain} FROM {source}"  # noqa: S608 - words of this file alone


def _follow(name: str, table: str, row: str, columns: tuple[str, ...], where: str) -> Step:
    """Triggers by which an index holds what its table holds, and nothing else."""
    new, old = (
        f"{each}.{row}, " + ", ".join(_plain(f"{each}.{column}") for column in columns)
        for each in ("new", "old")
    )
    listed = ", ".join(columns)
    adds = f"INSERT INTO {name} (rowid, {listed}) SELECT {new} WHERE new.{where};"
    takes = f"INSERT INTO {name} ({name}, rowid, {listed}) SELECT 'delete', {old} WHERE old.{where};"
    return (
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {table} BEGIN {adds} END",
        f"CREATE TRIGGER {name}_erased AFTER DELETE ON {table} BEGIN {takes} END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE ON {table} BEGIN {takes} {adds} END",
    )


_TITLES = ("titles_sought", "conversations", "position", ("title",), "title <> ''")
_QUESTIONS = ("questions_sought", "parts", "rowid", ("name", "text"), "kind <> 'image'")
_ANSWERS = ("answers_sought", "attempts", "position", ("text",), "answers")

FILL: Step = (_fill(*_TITLES), _fill(*_QUESTIONS), _fill(*_ANSWERS))
"""Puts into the empty indices what the tables hold."""

SEARCH: Step = (
    _index(*_TITLES[:4]),
    _index(*_QUESTIONS[:4]),
    _index(*_ANSWERS[:4]),
    *FILL,
    *_follow(*_TITLES),
    *_follow(*_QUESTIONS),
    *_follow(*_ANSWERS),
)

PRESETS: Step = (
    "ALTER TABLE conversations ADD COLUMN preset TEXT",
    "ALTER TABLE attempts ADD COLUMN manner TEXT NOT NULL DEFAULT ''",
)

# What is typed in a conversation that has not begun belongs to none.
DRAFTS: Step = (
    """
    CREATE TABLE drafts (
        position INTEGER PRIMARY KEY,
        conversation TEXT UNIQUE REFERENCES conversations (id) ON DELETE CASCADE,
        text TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE draft_files (
        draft INTEGER NOT NULL REFERENCES drafts (position) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        name TEXT NOT NULL,
        path TEXT NOT NULL,
        chosen TEXT,
        PRIMARY KEY (draft, ordinal)
    )
    """,
)

# A folder is there while a conversation is in it.
FOLDERS: Step = (
    "ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN folder TEXT",
    "ALTER TABLE conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN trashed REAL",
    "DROP VIEW labels_in_sight",
    """
    CREATE VIEW labels_in_sight AS
    SELECT labels.* FROM labels
    LEFT JOIN turns ON turns.id = labels.turn
    LEFT JOIN conversations ON conversations.id = turns.conversation
    WHERE conversations.deleted IS NULL AND conversations.trashed IS NULL AND turns.deleted IS NULL
    """,
)

# What the person said of an answer bears the id of its attempt, and goes with that.
# Whether an attempt is deleted stands behind its long texts: the indices tell it without them.
ANSWERS: Step = (
    "ALTER TABLE attempts ADD COLUMN deleted REAL",
    "ALTER TABLE handoffs ADD COLUMN deleted REAL",
    "CREATE INDEX attempts_deleted ON attempts (deleted) WHERE deleted IS NOT NULL",
    "CREATE INDEX handoffs_deleted ON handoffs (deleted) WHERE deleted IS NOT NULL",
    "DROP INDEX attempts_of_a_turn",
    "CREATE INDEX attempts_of_a_turn ON attempts (turn, answers, tier, deleted)",
    "DROP VIEW labels_in_sight",
    """
    CREATE VIEW labels_in_sight AS
    SELECT labels.* FROM labels
    LEFT JOIN turns ON turns.id = labels.turn
    LEFT JOIN conversations ON conversations.id = turns.conversation
    LEFT JOIN attempts ON attempts.id = labels.id
    WHERE conversations.deleted IS NULL AND conversations.trashed IS NULL AND turns.deleted IS NULL
    AND attempts.deleted IS NULL
    """,
    """
    CREATE TRIGGER votes_erased AFTER DELETE ON attempts BEGIN
        DELETE FROM labels WHERE id = old.id;
    END
    """,
)

# A label of a comparison bears the id of its row as its trial, and goes with that.
COMPARISONS: Step = (
    """
    CREATE TABLE grids (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        created REAL NOT NULL,
        blind INTEGER NOT NULL,
        tiers TEXT NOT NULL,
        title TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE grid_rows (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        grid TEXT NOT NULL REFERENCES grids (id) ON DELETE CASCADE,
        family TEXT NOT NULL,
        answers TEXT NOT NULL,
        before TEXT NOT NULL,
        question TEXT NOT NULL
    )
    """,
    "CREATE INDEX rows_of_a_grid ON grid_rows (grid)",
    """
    CREATE TABLE grid_columns (
        position INTEGER PRIMARY KEY,
        "row" TEXT NOT NULL REFERENCES grid_rows (id) ON DELETE CASCADE,
        tier TEXT NOT NULL,
        model TEXT NOT NULL,
        "where" TEXT NOT NULL,
        identity TEXT NOT NULL,
        memory INTEGER,
        vote TEXT CHECK (vote IN ('best', 'fine', 'wrong')),
        effort TEXT NOT NULL,
        signals TEXT NOT NULL,
        attempt TEXT,
        UNIQUE ("row", tier)
    )
    """,
    """
    CREATE TRIGGER verdicts_erased AFTER DELETE ON grid_rows BEGIN
        DELETE FROM labels WHERE trial = old.id;
    END
    """,
)

FROM_CHATS: Step = (
    "ALTER TABLE grid_rows ADD COLUMN pictures TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE grid_rows ADD COLUMN locked INTEGER NOT NULL DEFAULT 0",
)

STEPS: tuple[Step, ...] = (
    *(FIRST, THINKING_CUT, MEASURED, LABELS, LEAVING, BRANCHES, SEARCH, PRESETS, DRAFTS),
    *(FOLDERS, ANSWERS, COMPARISONS, FROM_CHATS),
)
"""Step n leads from version n to n + 1 (`PRAGMA user_version`); a released step never changes."""

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

STEPS: tuple[Step, ...] = (FIRST, THINKING_CUT, MEASURED, LABELS, LEAVING)
"""Step n leads from version n to n + 1 (`PRAGMA user_version`); a released step never changes."""

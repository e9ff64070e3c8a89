"""What the store asks of its database, in SQL."""

# What follows a hidden attempt is hidden with it.
SAVE_ATTEMPT = """
    INSERT INTO attempts (
        id, turn, parent, answers, writer, pid, saved, tier, model, "where", created, state, left_out,
        prompt_tokens, tokens, thinking_tokens, seconds, thinking_seconds, first_token_seconds, unsure,
        thinking_cut, cost, doubt, patience, title, remedy, edited, rank, manner, text, thinking, deleted
    ) VALUES (
        :id, :turn, :parent, :answers, :writer, :pid, :saved, :tier, :model, :where, :created, :state,
        :left_out, :prompt_tokens, :tokens, :thinking_tokens, :seconds, :thinking_seconds,
        :first_token_seconds, :unsure, :thinking_cut, :cost, :doubt, :patience, :title, :remedy, :edited,
        :rank, :manner, :text, :thinking, (SELECT deleted FROM attempts WHERE id = :parent)
    )
    ON CONFLICT (id) DO UPDATE SET
        answers = :answers, writer = :writer, pid = :pid, saved = :saved, state = :state,
        left_out = :left_out, prompt_tokens = :prompt_tokens, tokens = :tokens,
        thinking_tokens = :thinking_tokens, seconds = :seconds, thinking_seconds = :thinking_seconds,
        first_token_seconds = :first_token_seconds, unsure = :unsure,
        thinking_cut = :thinking_cut, cost = :cost, doubt = :doubt, patience = :patience, title = :title,
        remedy = :remedy, text = :text, thinking = :thinking
"""
ADD_HANDOFF = """
    INSERT INTO handoffs (attempt, junior, elder, reason, doubt, patience, tokens, seconds, measured)
    VALUES (:attempt, :junior, :elder, :reason, :doubt, :patience, :tokens, :seconds, :measured)
"""
LAST_HANDOFF = """
    SELECT * FROM handoffs WHERE attempt = ? AND deleted IS NULL ORDER BY position DESC LIMIT 1
"""
ADD_TURN = "INSERT INTO turns (id, conversation, parent, created, rank) VALUES (?, ?, ?, ?, ?)"
ADD_PART = """
    INSERT INTO parts (turn, ordinal, kind, name, media_type, path, text)
    VALUES (:turn, :ordinal, :kind, :name, :media_type, :path, :text)
"""
ATTACHED = "SELECT path FROM parts WHERE path IS NOT NULL UNION SELECT path FROM draft_files"
TURNS = """
    SELECT id, parent, created, rank FROM turns
    WHERE conversation = ? AND deleted IS NULL ORDER BY position
"""
PARTS = """
    SELECT turn, kind, name, media_type, path, text FROM turns JOIN parts ON parts.turn = turns.id
    WHERE turns.conversation = ? ORDER BY turns.position, ordinal
"""
# Sorted within each turn alone: the long texts are not sorted all together.
ATTEMPTS = """
    SELECT attempts.turn, tier, model, "where", attempts.parent, attempts.id, attempts.created, state, text,
    thinking, left_out, prompt_tokens, tokens, thinking_tokens, seconds, thinking_seconds,
    first_token_seconds, cost, doubt, patience, title, remedy, attempts.rank, manner, unsure, thinking_cut,
    edited, pid, writer, saved FROM turns JOIN attempts ON attempts.turn = turns.id
    WHERE turns.conversation = ? AND attempts.deleted IS NULL ORDER BY turns.position, attempts.position
"""
HANDOFFS = """
    SELECT handoffs.* FROM turns JOIN attempts ON attempts.turn = turns.id
    JOIN handoffs ON handoffs.attempt = attempts.id
    WHERE turns.conversation = ? AND handoffs.deleted IS NULL ORDER BY handoffs.position
"""
ADD_CONVERSATION = """
    INSERT INTO conversations (id, title, created, changed, locked, leave_host, leave_model, preset)
    VALUES (:id, :title, :created, :changed, :locked, :leave_host, :leave_model, :preset)
"""
CONVERSATION = """
    SELECT id, title, created, locked, leave_host, leave_model, preset FROM conversations
    WHERE id = ? AND deleted IS NULL
"""
DELETED = "SELECT coalesce(deleted, trashed) AS deleted FROM conversations WHERE id = ?"
TURN = "SELECT conversation AS owner FROM turns WHERE id = ?"
HIDDEN = """
    SELECT turns.id FROM attempts JOIN turns ON turns.id = attempts.turn
    WHERE attempts.id = ? AND coalesce(turns.deleted, attempts.deleted) IS NOT NULL
"""
TURN_OF = "SELECT turn AS owner FROM attempts WHERE id = ?"
LOCK = """
    UPDATE conversations SET locked = ?, leave_host = NULL, leave_model = NULL
    WHERE id = ? AND deleted IS NULL
"""
SET_PRESET = "UPDATE conversations SET preset = ? WHERE id = ? AND deleted IS NULL"
GIVE_LEAVE = "UPDATE conversations SET leave_host = ?, leave_model = ? WHERE id = ? AND deleted IS NULL"
_SUMMARIES = "SELECT id, title, changed, locked, pinned, folder, archived, trashed FROM conversations"
CONVERSATIONS = f"""
    {_SUMMARIES} WHERE deleted IS NULL AND (trashed IS NULL OR ?) ORDER BY changed DESC, position DESC
"""
PIN = "UPDATE conversations SET pinned = ? WHERE id = ? AND deleted IS NULL"
MOVE = "UPDATE conversations SET folder = ?, pinned = 0 WHERE id = ? AND deleted IS NULL"
RENAME_FOLDER = "UPDATE conversations SET folder = ? WHERE folder = ?"
ARCHIVE = "UPDATE conversations SET archived = ? WHERE id = ? AND deleted IS NULL"
THROW_AWAY = "UPDATE conversations SET trashed = ? WHERE id = ? AND deleted IS NULL AND trashed IS NULL"
TAKE_OUT = "UPDATE conversations SET trashed = NULL WHERE id = ? AND deleted IS NULL"
EMPTY_TRASH = "UPDATE conversations SET deleted = ? WHERE deleted IS NULL AND trashed IS NOT NULL"
ANSWERING_TIERS = """
    SELECT turns.conversation, attempts.tier FROM turns JOIN attempts ON attempts.turn = turns.id
    WHERE attempts.answers = 1 AND turns.deleted IS NULL AND attempts.deleted IS NULL
    GROUP BY turns.conversation, attempts.tier ORDER BY min(attempts.position)
"""
TRIES = """
    SELECT turns.id AS turn, "where", answers, prompt_tokens, tokens, cost
    FROM turns JOIN attempts ON attempts.turn = turns.id
    JOIN conversations ON conversations.id = turns.conversation
    WHERE attempts.created >= ? AND conversations.deleted IS NULL AND turns.deleted IS NULL
    AND attempts.deleted IS NULL AND NOT attempts.edited ORDER BY attempts.position
"""
RENAME = "UPDATE conversations SET title = ? WHERE id = ? AND deleted IS NULL"
RETITLE = "UPDATE conversations SET title = ? WHERE id = ? AND title = ? AND deleted IS NULL"
DELETE = "UPDATE conversations SET deleted = ? WHERE id = ? AND deleted IS NULL"
RESTORE = "UPDATE conversations SET deleted = NULL WHERE id = ?"
PURGE = "DELETE FROM conversations WHERE deleted <= ? OR trashed <= ?"
RANK_TURN = "UPDATE turns SET rank = ? WHERE id = ?"
RANK_ATTEMPT = "UPDATE attempts SET rank = ? WHERE id = ?"
DELETE_TURNS = """
    UPDATE turns SET deleted = ? WHERE deleted IS NULL AND id IN (
        WITH RECURSIVE branch (turn) AS (
            SELECT ? UNION
            SELECT turns.id FROM branch JOIN attempts ON attempts.turn = branch.turn
            JOIN turns ON turns.parent = attempts.id
        )
        SELECT turn FROM branch
    )
"""
RESTORE_TURNS = """
    UPDATE turns SET deleted = NULL WHERE deleted = (SELECT deleted FROM turns WHERE id = ?)
"""
DELETE_ATTEMPTS = """
    UPDATE attempts SET deleted = :now WHERE deleted IS NULL AND id IN (
        WITH RECURSIVE branch (attempt) AS (
            SELECT :first UNION
            SELECT attempts.id FROM branch JOIN attempts ON attempts.parent = branch.attempt
        )
        SELECT attempt FROM branch
    )
"""
TURNS_AFTER = (
    "SELECT turns.id FROM attempts JOIN turns ON turns.parent = attempts.id WHERE attempts.deleted = ?"
)
# Nobody was asked where what came of it is gone.
DELETE_ASKING = """
    UPDATE handoffs SET deleted = :now WHERE deleted IS NULL AND reason = 'asked'
    AND attempt = (SELECT parent FROM attempts WHERE id = :first)
    AND NOT EXISTS (SELECT 1 FROM attempts WHERE parent = handoffs.attempt AND deleted IS NULL)
"""
ATTEMPTS_LEFT = """
    SELECT id FROM attempts WHERE deleted IS NULL AND turn = (SELECT turn FROM attempts WHERE id = ?)
"""
RESTORE_ATTEMPTS = (
    "UPDATE turns SET deleted = NULL WHERE deleted = (SELECT deleted FROM attempts WHERE id = ?)",
    "UPDATE handoffs SET deleted = NULL WHERE deleted = (SELECT deleted FROM attempts WHERE id = ?)",
    "UPDATE attempts SET deleted = NULL WHERE deleted = (SELECT deleted FROM attempts WHERE id = ?)",
)
PURGE_TURNS = (
    "DELETE FROM turns WHERE deleted <= ?",
    "DELETE FROM attempts WHERE deleted <= ?",
    "DELETE FROM handoffs WHERE deleted <= ?",
)
# What is gone on with is where a person sees it.
TOUCH = "UPDATE conversations SET changed = ?, archived = 0, trashed = NULL WHERE id = ?"
TOUCH_BY_TURN = """
    UPDATE conversations SET changed = ? WHERE id = (SELECT conversation FROM turns WHERE id = ?)
"""
_SOUGHT = """
    WHERE {0} MATCH :words AND conversations.deleted IS NULL AND trashed IS NULL AND turns.deleted IS NULL
    {1} ORDER BY {0}.rowid DESC LIMIT :limit
"""
_PLACE = """
    SELECT conversations.id AS conversation, conversations.title, archived, turns.id AS turn, {1} AS attempt,
    {2} AS said, snippet({0}, -1, :begin, :end, '…', 12) AS words FROM {0}
"""
# CROSS JOIN keeps the index of words outermost: it gives its rows in their order, and no more than asked for.
SEEK_TITLES = """
    SELECT conversations.id AS conversation, conversations.title, archived, NULL AS turn, NULL AS attempt,
    changed AS said, snippet(titles_sought, -1, :begin, :end, '…', 12) AS words
    FROM titles_sought CROSS JOIN conversations ON conversations.position = titles_sought.rowid
    WHERE titles_sought MATCH :words AND deleted IS NULL AND trashed IS NULL
    ORDER BY titles_sought.rowid DESC LIMIT :limit
"""
SEEK_QUESTIONS = f"""
    {_PLACE.format("questions_sought", "NULL", "turns.created")}
    CROSS JOIN parts ON parts.rowid = questions_sought.rowid
    CROSS JOIN turns ON turns.id = parts.turn
    CROSS JOIN conversations ON conversations.id = turns.conversation
    {_SOUGHT.format("questions_sought", "")}
"""
SEEK_ANSWERS = f"""
    {_PLACE.format("answers_sought", "attempts.id", "attempts.created")}
    CROSS JOIN attempts ON attempts.position = answers_sought.rowid
    CROSS JOIN turns ON turns.id = attempts.turn
    CROSS JOIN conversations ON conversations.id = turns.conversation
    {_SOUGHT.format("answers_sought", "AND attempts.deleted IS NULL")}
"""
# What was erased stays in an index of words, marked as erased, until its pieces are merged.
FORGET_WORDS = (
    "INSERT INTO titles_sought (titles_sought) VALUES ('optimize')",
    "INSERT INTO questions_sought (questions_sought) VALUES ('optimize')",
    "INSERT INTO answers_sought (answers_sought) VALUES ('optimize')",
)

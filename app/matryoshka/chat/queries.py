"""What the store asks of its database, in SQL."""

SAVE_ATTEMPT = """
    INSERT INTO attempts (
        id, turn, parent, answers, writer, pid, saved, tier, model, "where", created, state, left_out,
        prompt_tokens, tokens, thinking_tokens, seconds, thinking_seconds, first_token_seconds, unsure,
        thinking_cut, cost, doubt, patience, title, remedy, text, thinking
    ) VALUES (
        :id, :turn, :parent, :answers, :writer, :pid, :saved, :tier, :model, :where, :created, :state,
        :left_out, :prompt_tokens, :tokens, :thinking_tokens, :seconds, :thinking_seconds,
        :first_token_seconds, :unsure, :thinking_cut, :cost, :doubt, :patience, :title, :remedy, :text,
        :thinking
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
LAST_HANDOFF = "SELECT * FROM handoffs WHERE attempt = ? ORDER BY position DESC LIMIT 1"
ADD_TURN = "INSERT INTO turns (id, conversation, parent, created) VALUES (?, ?, ?, ?)"
ADD_PART = """
    INSERT INTO parts (turn, ordinal, kind, name, media_type, path, text)
    VALUES (:turn, :ordinal, :kind, :name, :media_type, :path, :text)
"""
TURNS = "SELECT id, conversation, parent, created FROM turns WHERE conversation = ? ORDER BY position"
PARTS = """
    SELECT parts.* FROM turns JOIN parts ON parts.turn = turns.id
    WHERE turns.conversation = ? ORDER BY parts.turn, parts.ordinal
"""
ATTEMPTS = """
    SELECT attempts.* FROM turns JOIN attempts ON attempts.turn = turns.id
    WHERE turns.conversation = ? ORDER BY attempts.position
"""
HANDOFFS = """
    SELECT handoffs.* FROM turns JOIN attempts ON attempts.turn = turns.id
    JOIN handoffs ON handoffs.attempt = attempts.id
    WHERE turns.conversation = ? ORDER BY handoffs.position
"""
ADD_CONVERSATION = """
    INSERT INTO conversations (id, title, created, changed, locked, leave_host, leave_model)
    VALUES (:id, :title, :created, :changed, :locked, :leave_host, :leave_model)
"""
CONVERSATION = """
    SELECT id, title, created, locked, leave_host, leave_model FROM conversations
    WHERE id = ? AND deleted IS NULL
"""
LOCK = """
    UPDATE conversations SET locked = ?, leave_host = NULL, leave_model = NULL
    WHERE id = ? AND deleted IS NULL
"""
GIVE_LEAVE = "UPDATE conversations SET leave_host = ?, leave_model = ? WHERE id = ? AND deleted IS NULL"
CONVERSATIONS = """
    SELECT id, title, changed, locked FROM conversations
    WHERE deleted IS NULL ORDER BY changed DESC, position DESC
"""
ANSWERING_TIERS = """
    SELECT turns.conversation, attempts.tier FROM turns JOIN attempts ON attempts.turn = turns.id
    WHERE attempts.answers = 1 GROUP BY turns.conversation, attempts.tier ORDER BY min(attempts.position)
"""
TRIES = """
    SELECT turns.id AS turn, "where", answers, prompt_tokens, tokens, cost
    FROM turns JOIN attempts ON attempts.turn = turns.id
    JOIN conversations ON conversations.id = turns.conversation
    WHERE attempts.created >= ? AND conversations.deleted IS NULL ORDER BY attempts.position
"""
RENAME = "UPDATE conversations SET title = ? WHERE id = ? AND deleted IS NULL"
DELETE = "UPDATE conversations SET deleted = ? WHERE id = ? AND deleted IS NULL"
RESTORE = "UPDATE conversations SET deleted = NULL WHERE id = ?"
PURGE = "DELETE FROM conversations WHERE deleted <= ?"
TOUCH = "UPDATE conversations SET changed = ? WHERE id = ?"
TOUCH_BY_TURN = """
    UPDATE conversations SET changed = ? WHERE id = (SELECT conversation FROM turns WHERE id = ?)
"""

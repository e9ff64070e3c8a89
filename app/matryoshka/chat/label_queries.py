"""What the table of labels asks of the store's database, in SQL; the trial of a vote is the turn itself."""

ADD = """
    INSERT INTO labels (
        id, trial, turn, created, source, tier, model, identity, family, "right", declined, signals,
        prompt_tokens, tokens, read_seconds, seconds, probing, apart, before, question, answer
    )
    SELECT
        :id, :trial, :turn, :created, :source, :tier, :model, :identity, :family, :right, :declined, :signals,
        :prompt_tokens, :tokens, :read_seconds, :seconds, :probing, :apart, :before, :question, :answer
    WHERE :turn IS NULL OR (
        EXISTS (SELECT 1 FROM turns WHERE id = :turn)
        AND (:trial <> :turn OR EXISTS (SELECT 1 FROM attempts WHERE id = :id))
    )
    ON CONFLICT (id) DO UPDATE SET
        source = :source, "right" = :right, declined = :declined, signals = :signals,
        prompt_tokens = :prompt_tokens, tokens = :tokens, read_seconds = :read_seconds, seconds = :seconds,
        probing = :probing, apart = :apart, answer = :answer
"""
REMOVE = "DELETE FROM labels WHERE id = ?"
LABEL = "SELECT * FROM labels_in_sight WHERE id = ?"
ALL = "SELECT * FROM labels_in_sight ORDER BY position"
ANSWERED = """
    SELECT * FROM labels_in_sight
    WHERE identity = ? AND question = ? AND before = ? AND trial IS NOT turn
    ORDER BY position DESC
"""
VOTED = "SELECT * FROM labels_in_sight WHERE trial = turn ORDER BY position"
JUNIORS = """
    SELECT junior.* FROM labels_in_sight AS junior JOIN labels_in_sight AS elder USING (trial)
    WHERE junior.identity = ? AND elder.identity = ? AND junior.id <> elder.id
    AND junior."right" IS NOT NULL AND elder."right" IS NOT NULL AND junior.trial IS NOT junior.turn
    ORDER BY junior.position, elder.position
"""
ELDERS = """
    SELECT elder.* FROM labels_in_sight AS junior JOIN labels_in_sight AS elder USING (trial)
    WHERE junior.identity = ? AND elder.identity = ? AND junior.id <> elder.id
    AND junior."right" IS NOT NULL AND elder."right" IS NOT NULL AND junior.trial IS NOT junior.turn
    ORDER BY junior.position, elder.position
"""
VOTES = """
    SELECT labels.id, labels."right" FROM turns JOIN labels ON labels.turn = turns.id
    WHERE turns.conversation = ? AND labels.trial = labels.turn
"""

"""What the table of comparisons asks of the store's database, in SQL."""

SAVE_GRID = """
    INSERT INTO grids (id, created, blind, tiers, title) VALUES (:id, :created, :blind, :tiers, :title)
    ON CONFLICT (id) DO UPDATE SET blind = :blind, tiers = :tiers, title = :title
"""
SAVE_ROW = """
    INSERT INTO grid_rows (id, grid, family, answers, before, question, pictures, locked)
    VALUES (:id, :grid, :family, :answers, :before, :question, :pictures, :locked)
    ON CONFLICT (id) DO UPDATE SET family = :family
"""
SAVE_COLUMN = """
    INSERT INTO grid_columns
        ("row", tier, model, "where", identity, memory, vote, effort, signals, attempt)
    SELECT :row, :tier, :model, :where, :identity, :memory, :vote, :effort, :signals, :attempt
    WHERE EXISTS (SELECT 1 FROM grid_rows WHERE id = :row)
    ON CONFLICT ("row", tier) DO UPDATE SET
        model = :model, "where" = :where, identity = :identity, memory = :memory, vote = :vote,
        effort = :effort, signals = :signals, attempt = :attempt
"""
SUMMARIES = """
    SELECT grids.id, title, created, tiers, count(grid_rows.id) AS rows
    FROM grids LEFT JOIN grid_rows ON grid_rows.grid = grids.id
    GROUP BY grids.id ORDER BY grids.created DESC, grids.position DESC
"""
QUESTIONS = "SELECT grid, question FROM grid_rows"
KINDS = "SELECT DISTINCT family FROM grid_rows WHERE family <> '' ORDER BY family"
VOTE = 'UPDATE grid_columns SET vote = :vote WHERE "row" = :row AND tier = :tier'
GRID = "SELECT id, title, created, blind, tiers FROM grids WHERE id = ?"
ROWS = "SELECT * FROM grid_rows WHERE grid = ? ORDER BY position"
COLUMNS = """
    SELECT grid_columns.* FROM grid_rows JOIN grid_columns ON grid_columns."row" = grid_rows.id
    WHERE grid_rows.grid = ? ORDER BY grid_columns.position
"""
DELETE = "DELETE FROM grids WHERE id = ?"
FORGET_VERDICTS = "DELETE FROM labels WHERE trial = ?"
"""Of a row."""

BEGIN TRANSACTION;
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
    , thinking_cut INTEGER NOT NULL DEFAULT 0, cost REAL, rank INTEGER NOT NULL DEFAULT 0, edited INTEGER NOT NULL DEFAULT 0, manner TEXT NOT NULL DEFAULT '', deleted REAL);
INSERT INTO "attempts" VALUES(1,'a1','t1',NULL,0,'71c72b09bf4d4ddaa4dbccb298eb484f',5198,1.79545216230854487414e+09,'XS','builtin:xs','local',11.5,'handed_off',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','5, no','',0,NULL,0,0,'',NULL);
INSERT INTO "attempts" VALUES(2,'a2','t1','a1',1,'71c72b09bf4d4ddaa4dbccb298eb484f',5198,1.79545216230880475046e+09,'S','builtin:s','local',12.0,'done',3,20,9,4,2.5,1.25,0.5,1,NULL,NULL,'','','**4**
','two and two',0,NULL,0,0,'',NULL);
INSERT INTO "attempts" VALUES(3,'a3','t1','a2',0,'71c72b09bf4d4ddaa4dbccb298eb484f',5198,1.79545216230888605123e+09,'L','llama','remote',13.0,'failed',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'No.','Yes.','','',0,NULL,0,0,'',NULL);
INSERT INTO "attempts" VALUES(4,'a4','t1','a3',0,'71c72b09bf4d4ddaa4dbccb298eb484f',5198,1.79545216230893397331e+09,'XL','big','remote',14.0,'declined',0,0,0,0,0.0,0.0,0.0,0,0.9,0.5,'','Add a bigger one.','','',0,NULL,0,0,'',NULL);
INSERT INTO "attempts" VALUES(5,'a5','t2',NULL,1,'71c72b09bf4d4ddaa4dbccb298eb484f',5198,1.79545216230906653403e+09,'S','builtin:s','local',15.5,'interrupted',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','6 is','',0,NULL,0,0,'',NULL);
INSERT INTO "attempts" VALUES(6,'a6','t2',NULL,1,'71c72b09bf4d4ddaa4dbccb298eb484f',5198,1.79545216230909824369e+09,'S','builtin:s','local',16.0,'length',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','6','',0,NULL,0,0,'',NULL);
INSERT INTO "attempts" VALUES(7,'a7','t3',NULL,1,'71c72b09bf4d4ddaa4dbccb298eb484f',5198,1.79545216230915284164e+09,'S','builtin:s','local',18.0,'stopped',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','Bec','',0,NULL,0,0,'',NULL);
CREATE TABLE conversations (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        created REAL NOT NULL,
        changed REAL NOT NULL,
        deleted REAL
    , locked INTEGER NOT NULL DEFAULT 0, leave_host TEXT, leave_model TEXT, preset TEXT, pinned INTEGER NOT NULL DEFAULT 0, folder TEXT, archived INTEGER NOT NULL DEFAULT 0, trashed REAL);
INSERT INTO "conversations" VALUES(1,'c1','Sums',9.0,17.0,NULL,0,NULL,NULL,NULL,0,NULL,0,NULL);
CREATE TABLE draft_files (
        draft INTEGER NOT NULL REFERENCES drafts (position) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        name TEXT NOT NULL,
        path TEXT NOT NULL,
        chosen TEXT,
        PRIMARY KEY (draft, ordinal)
    );
CREATE TABLE drafts (
        position INTEGER PRIMARY KEY,
        conversation TEXT UNIQUE REFERENCES conversations (id) ON DELETE CASCADE,
        text TEXT NOT NULL
    );
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
    );
CREATE TABLE grid_rows (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        grid TEXT NOT NULL REFERENCES grids (id) ON DELETE CASCADE,
        family TEXT NOT NULL,
        answers TEXT NOT NULL,
        before TEXT NOT NULL,
        question TEXT NOT NULL
    , pictures TEXT NOT NULL DEFAULT '[]', locked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE grids (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        created REAL NOT NULL,
        blind INTEGER NOT NULL,
        tiers TEXT NOT NULL,
        title TEXT NOT NULL
    );
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
    , measured INTEGER NOT NULL DEFAULT 1, deleted REAL);
INSERT INTO "handoffs" VALUES(1,'a1','XS','S','unsure',0.75,0.5,2,0.25,1,NULL);
INSERT INTO "handoffs" VALUES(2,'a2','S','L','asked',NULL,0.5,0,0.0,1,NULL);
INSERT INTO "handoffs" VALUES(3,'a3','L','XL','failed',NULL,0.5,0,1.5,1,NULL);
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
    );
INSERT INTO "labels" VALUES(1,'l1','q1','t2',18.0,'judge','XS','builtin:xs','x1','chat',0.5,1,'{"handoff": 0.25, "hidden": "AACAPw==", "spoken": false}',20,9,0.25,1.5,0.125,0.0625,'["2+2", "4"]','And 3+3?','I cannot.');
CREATE TABLE parts (
        turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('text', 'file', 'image')),
        name TEXT,
        media_type TEXT,
        path TEXT,
        text TEXT,
        PRIMARY KEY (turn, ordinal)
    );
INSERT INTO "parts" VALUES('t1',0,'text',NULL,NULL,NULL,'Сколько будет 2+2? 🪆');
INSERT INTO "parts" VALUES('t1',1,'file','a.pdf','application/pdf','files/a','');
INSERT INTO "parts" VALUES('t2',0,'text',NULL,NULL,NULL,'And 3+3?');
INSERT INTO "parts" VALUES('t2',1,'image','i.png','image/png','files/i','');
INSERT INTO "parts" VALUES('t3',0,'text',NULL,NULL,NULL,'Why?');
CREATE TABLE turns (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        parent TEXT REFERENCES attempts (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        created REAL NOT NULL
    , rank INTEGER NOT NULL DEFAULT 0, deleted REAL);
INSERT INTO "turns" VALUES(1,'t1','c1',NULL,10.0,0,NULL);
INSERT INTO "turns" VALUES(2,'t2','c1','a2',15.0,0,NULL);
INSERT INTO "turns" VALUES(3,'t3','c1','a2',17.0,0,NULL);
CREATE INDEX turns_of_a_conversation ON turns (conversation);
CREATE INDEX turns_after_an_attempt ON turns (parent);
CREATE INDEX attempts_after_an_attempt ON attempts (parent);
CREATE INDEX handoffs_of_an_attempt ON handoffs (attempt);
CREATE INDEX labels_of_a_trial ON labels (trial);
CREATE INDEX labels_of_a_turn ON labels (turn);
CREATE INDEX labels_of_a_model ON labels (identity);
CREATE VIRTUAL TABLE titles_sought USING fts5 (
        title, content = conversations, content_rowid = position, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 2"
    );
CREATE VIRTUAL TABLE questions_sought USING fts5 (
        name, text, content = parts, content_rowid = rowid, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 2"
    );
CREATE VIRTUAL TABLE answers_sought USING fts5 (
        text, content = attempts, content_rowid = position, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 2"
    );
INSERT INTO titles_sought (rowid, title) SELECT position, replace(replace(title, 'ё', 'е'), 'Ё', 'Е') FROM conversations WHERE title <> '';
INSERT INTO questions_sought (rowid, name, text) SELECT rowid, replace(replace(name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(text, 'ё', 'е'), 'Ё', 'Е') FROM parts WHERE kind <> 'image';
INSERT INTO answers_sought (rowid, text) SELECT position, replace(replace(text, 'ё', 'е'), 'Ё', 'Е') FROM attempts WHERE answers;
CREATE TRIGGER titles_sought_added AFTER INSERT ON conversations BEGIN INSERT INTO titles_sought (rowid, title) SELECT new.position, replace(replace(new.title, 'ё', 'е'), 'Ё', 'Е') WHERE new.title <> ''; END;
CREATE TRIGGER titles_sought_erased AFTER DELETE ON conversations BEGIN INSERT INTO titles_sought (titles_sought, rowid, title) SELECT 'delete', old.position, replace(replace(old.title, 'ё', 'е'), 'Ё', 'Е') WHERE old.title <> ''; END;
CREATE TRIGGER titles_sought_changed AFTER UPDATE ON conversations BEGIN INSERT INTO titles_sought (titles_sought, rowid, title) SELECT 'delete', old.position, replace(replace(old.title, 'ё', 'е'), 'Ё', 'Е') WHERE old.title <> ''; INSERT INTO titles_sought (rowid, title) SELECT new.position, replace(replace(new.title, 'ё', 'е'), 'Ё', 'Е') WHERE new.title <> ''; END;
CREATE TRIGGER questions_sought_added AFTER INSERT ON parts BEGIN INSERT INTO questions_sought (rowid, name, text) SELECT new.rowid, replace(replace(new.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е') WHERE new.kind <> 'image'; END;
CREATE TRIGGER questions_sought_erased AFTER DELETE ON parts BEGIN INSERT INTO questions_sought (questions_sought, rowid, name, text) SELECT 'delete', old.rowid, replace(replace(old.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е') WHERE old.kind <> 'image'; END;
CREATE TRIGGER questions_sought_changed AFTER UPDATE ON parts BEGIN INSERT INTO questions_sought (questions_sought, rowid, name, text) SELECT 'delete', old.rowid, replace(replace(old.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е') WHERE old.kind <> 'image'; INSERT INTO questions_sought (rowid, name, text) SELECT new.rowid, replace(replace(new.name, 'ё', 'е'), 'Ё', 'Е'), replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е') WHERE new.kind <> 'image'; END;
CREATE TRIGGER answers_sought_added AFTER INSERT ON attempts BEGIN INSERT INTO answers_sought (rowid, text) SELECT new.position, replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е') WHERE new.answers; END;
CREATE TRIGGER answers_sought_erased AFTER DELETE ON attempts BEGIN INSERT INTO answers_sought (answers_sought, rowid, text) SELECT 'delete', old.position, replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е') WHERE old.answers; END;
CREATE TRIGGER answers_sought_changed AFTER UPDATE ON attempts BEGIN INSERT INTO answers_sought (answers_sought, rowid, text) SELECT 'delete', old.position, replace(replace(old.text, 'ё', 'е'), 'Ё', 'Е') WHERE old.answers; INSERT INTO answers_sought (rowid, text) SELECT new.position, replace(replace(new.text, 'ё', 'е'), 'Ё', 'Е') WHERE new.answers; END;
CREATE INDEX attempts_deleted ON attempts (deleted) WHERE deleted IS NOT NULL;
CREATE INDEX handoffs_deleted ON handoffs (deleted) WHERE deleted IS NOT NULL;
CREATE INDEX attempts_of_a_turn ON attempts (turn, answers, tier, deleted);
CREATE VIEW labels_in_sight AS
    SELECT labels.* FROM labels
    LEFT JOIN turns ON turns.id = labels.turn
    LEFT JOIN conversations ON conversations.id = turns.conversation
    LEFT JOIN attempts ON attempts.id = labels.id
    WHERE conversations.deleted IS NULL AND conversations.trashed IS NULL AND turns.deleted IS NULL
    AND attempts.deleted IS NULL;
CREATE TRIGGER votes_erased AFTER DELETE ON attempts BEGIN
        DELETE FROM labels WHERE id = old.id;
    END;
CREATE INDEX rows_of_a_grid ON grid_rows (grid);
CREATE TRIGGER verdicts_erased AFTER DELETE ON grid_rows BEGIN
        DELETE FROM labels WHERE trial = old.id;
    END;
COMMIT;
PRAGMA user_version = 13;

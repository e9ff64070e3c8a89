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
    , thinking_cut INTEGER NOT NULL DEFAULT 0, cost REAL, rank INTEGER NOT NULL DEFAULT 0, edited INTEGER NOT NULL DEFAULT 0);
INSERT INTO "attempts" VALUES(1,'a1','t1',NULL,0,'ccee8d2cf023448ea3f7b4ce2406aca8',30687,1.7953904668600354195e+09,'XS','builtin:xs','local',11.5,'handed_off',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','5, no','',0,NULL,0,0);
INSERT INTO "attempts" VALUES(2,'a2','t1','a1',1,'ccee8d2cf023448ea3f7b4ce2406aca8',30687,1.79539046686018943788e+09,'S','builtin:s','local',12.0,'done',3,20,9,4,2.5,1.25,0.5,1,NULL,NULL,'','','**4**
','two and two',0,NULL,0,0);
INSERT INTO "attempts" VALUES(3,'a3','t1','a2',0,'ccee8d2cf023448ea3f7b4ce2406aca8',30687,1.79539046686022377014e+09,'L','llama','remote',13.0,'failed',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'No.','Yes.','','',0,NULL,0,0);
INSERT INTO "attempts" VALUES(4,'a4','t1','a3',0,'ccee8d2cf023448ea3f7b4ce2406aca8',30687,1.79539046686025214197e+09,'XL','big','remote',14.0,'declined',0,0,0,0,0.0,0.0,0.0,0,0.9,0.5,'','Add a bigger one.','','',0,NULL,0,0);
INSERT INTO "attempts" VALUES(5,'a5','t2',NULL,1,'ccee8d2cf023448ea3f7b4ce2406aca8',30687,1.79539046686029195787e+09,'S','builtin:s','local',15.5,'interrupted',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','6 is','',0,NULL,0,0);
INSERT INTO "attempts" VALUES(6,'a6','t2',NULL,1,'ccee8d2cf023448ea3f7b4ce2406aca8',30687,1.79539046686030483246e+09,'S','builtin:s','local',16.0,'length',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','6','',0,NULL,0,0);
INSERT INTO "attempts" VALUES(7,'a7','t3',NULL,1,'ccee8d2cf023448ea3f7b4ce2406aca8',30687,1.79539046686032867424e+09,'S','builtin:s','local',18.0,'stopped',0,0,0,0,0.0,0.0,0.0,0,NULL,NULL,'','','Bec','',0,NULL,0,0);
CREATE TABLE conversations (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        created REAL NOT NULL,
        changed REAL NOT NULL,
        deleted REAL
    , locked INTEGER NOT NULL DEFAULT 0, leave_host TEXT, leave_model TEXT);
INSERT INTO "conversations" VALUES(1,'c1','Sums',9.0,17.0,NULL,0,NULL,NULL);
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
    , measured INTEGER NOT NULL DEFAULT 1);
INSERT INTO "handoffs" VALUES(1,'a1','XS','S','unsure',0.75,0.5,2,0.25,1);
INSERT INTO "handoffs" VALUES(2,'a2','S','L','asked',NULL,0.5,0,0.0,1);
INSERT INTO "handoffs" VALUES(3,'a3','L','XL','failed',NULL,0.5,0,1.5,1);
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
INSERT INTO "parts" VALUES('t2',1,'image','i.png','image/png','files/i',NULL);
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
CREATE INDEX attempts_of_a_turn ON attempts (turn, answers, tier);
CREATE INDEX attempts_after_an_attempt ON attempts (parent);
CREATE INDEX handoffs_of_an_attempt ON handoffs (attempt);
CREATE INDEX labels_of_a_trial ON labels (trial);
CREATE INDEX labels_of_a_turn ON labels (turn);
CREATE INDEX labels_of_a_model ON labels (identity);
CREATE VIEW labels_in_sight AS
    SELECT labels.* FROM labels
    LEFT JOIN turns ON turns.id = labels.turn
    LEFT JOIN conversations ON conversations.id = turns.conversation
    WHERE conversations.deleted IS NULL AND turns.deleted IS NULL;
COMMIT;
PRAGMA user_version = 6;

-- Browsers in which a user has signed in: tries by others under the same name do not make these wait.
CREATE TABLE known_browser (
    browser_hash BLOB NOT NULL, -- SHA-256 of what the cookie holds
    user_id      TEXT NOT NULL REFERENCES console_user (id),
    seen_at      INTEGER NOT NULL,
    PRIMARY KEY (browser_hash, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX known_browser_by_time ON known_browser (seen_at);

-- A code's label, price and limits can be changed. SQLite changes a CHECK by a new table.
CREATE TABLE code_deed_with_changes (
    code    TEXT NOT NULL REFERENCES entry_code (code),
    number  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    deed    TEXT NOT NULL
        CHECK (deed IN ('added', 'changed', 'on', 'off', 'moved', 'replaced', 'replaces', 'printed')),
    detail  TEXT, -- changed: from what to what; moved: from which store to which; replaced, replaces: by and which code; printed: as what
    PRIMARY KEY (code, number)
) STRICT, WITHOUT ROWID;

INSERT INTO code_deed_with_changes (code, number, at, by_whom, deed, detail)
    SELECT code, number, at, by_whom, deed, detail FROM code_deed;

DROP TABLE code_deed;

ALTER TABLE code_deed_with_changes RENAME TO code_deed;

CREATE TRIGGER code_deed_is_kept BEFORE DELETE ON code_deed
BEGIN
    SELECT RAISE(ABORT, 'history is never deleted');
END;

CREATE TRIGGER code_deed_is_fixed BEFORE UPDATE ON code_deed
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;

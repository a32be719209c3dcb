-- What becomes of entry codes, and who did it.

-- The code that took this one's place. It stays off: what was printed with it is to pay nobody any more.
ALTER TABLE entry_code ADD COLUMN replaced_by TEXT REFERENCES entry_code (code);

CREATE TRIGGER replaced_code_stays_off BEFORE UPDATE ON entry_code
WHEN (OLD.replaced_by IS NOT NULL AND (NEW.replaced_by IS NOT OLD.replaced_by OR NEW.store_id <> OLD.store_id))
    OR (NEW.replaced_by IS NOT NULL AND NEW.active <> 0)
BEGIN
    SELECT RAISE(ABORT, 'a replaced code stays as it is, and off');
END;

-- Everything that was done to a code, in order. Lines are added, never changed.
CREATE TABLE code_deed (
    code    TEXT NOT NULL REFERENCES entry_code (code),
    number  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    by_whom TEXT NOT NULL,
    deed    TEXT NOT NULL CHECK (deed IN ('added', 'on', 'off', 'moved', 'replaced', 'replaces', 'printed')),
    detail  TEXT, -- moved: from which store to which; replaced, replaces: by and which code; printed: as what
    PRIMARY KEY (code, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER code_deed_is_kept BEFORE DELETE ON code_deed
BEGIN
    SELECT RAISE(ABORT, 'history is never deleted');
END;

CREATE TRIGGER code_deed_is_fixed BEFORE UPDATE ON code_deed
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;

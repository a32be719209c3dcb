-- What becomes of entry codes, and who did it.

-- The code that took this one's place. It stays off: what was printed with it is to pay nobody any more.
ALTER TABLE entry_code ADD COLUMN replaced_by TEXT REFERENCES entry_code (code);

CREATE FUNCTION replaced_code_stays_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.replaced_by IS NOT NULL
            AND (NEW.replaced_by IS DISTINCT FROM OLD.replaced_by OR NEW.store_id <> OLD.store_id))
        OR (NEW.replaced_by IS NOT NULL AND NEW.active <> 0)
    THEN
        RAISE EXCEPTION 'a replaced code stays as it is, and off';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER replaced_code_stays_off BEFORE UPDATE ON entry_code
FOR EACH ROW EXECUTE FUNCTION replaced_code_stays_off();

-- Everything that was done to a code, in order. Lines are added, never changed.
CREATE TABLE code_deed (
    code    TEXT NOT NULL REFERENCES entry_code (code),
    number  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    deed    TEXT NOT NULL CHECK (deed IN ('added', 'on', 'off', 'moved', 'replaced', 'replaces', 'printed')),
    detail  TEXT, -- moved: from which store to which; replaced, replaces: by and which code; printed: as what
    PRIMARY KEY (code, number)
);

CREATE TRIGGER code_deed_is_kept BEFORE UPDATE OR DELETE ON code_deed
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

-- Browsers in which a user has signed in: tries by others under the same name do not make these wait.
CREATE TABLE known_browser (
    browser_hash BYTEA NOT NULL, -- SHA-256 of what the cookie holds
    user_id      TEXT NOT NULL REFERENCES console_user (id),
    seen_at      BIGINT NOT NULL,
    PRIMARY KEY (browser_hash, user_id)
);

CREATE INDEX known_browser_by_time ON known_browser (seen_at);

-- A code's label, price and limits can be changed. The detail is then from what to what.
ALTER TABLE code_deed DROP CONSTRAINT code_deed_deed_check;

ALTER TABLE code_deed ADD CONSTRAINT code_deed_deed_check
    CHECK (deed IN ('added', 'changed', 'on', 'off', 'moved', 'replaced', 'replaces', 'printed'));

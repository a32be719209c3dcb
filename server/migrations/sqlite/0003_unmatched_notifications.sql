-- Signed notifications that fit no payment of ours: kept for the operator, never changed.

CREATE TABLE unmatched_notification (
    digest       BLOB PRIMARY KEY NOT NULL, -- SHA-256 of the signed message
    at           INTEGER NOT NULL,
    request_id   TEXT NOT NULL, -- as it came
    payment_id   TEXT,
    wallet_brand TEXT,
    status       TEXT NOT NULL CHECK (status IN ('S', 'F', 'U')),
    result_code  TEXT NOT NULL,
    currency     TEXT,
    amount       INTEGER CHECK ((amount IS NULL) = (currency IS NULL)),
    paid_at      INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX unmatched_notification_newest ON unmatched_notification (at);

CREATE TRIGGER unmatched_notification_is_kept BEFORE DELETE ON unmatched_notification
BEGIN
    SELECT RAISE(ABORT, 'history is never deleted');
END;

CREATE TRIGGER unmatched_notification_is_fixed BEFORE UPDATE ON unmatched_notification
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;

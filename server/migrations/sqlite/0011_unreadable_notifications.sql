-- Signed notifications that could not be read: kept for the operator with the reason, never changed.

CREATE TABLE unreadable_notification (
    digest     BLOB PRIMARY KEY NOT NULL, -- SHA-256 of the signed message
    at         INTEGER NOT NULL,
    request_id TEXT, -- as it came, where it could be found
    payment_id TEXT, -- as it came, where it could be found
    reason     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX unreadable_notification_newest ON unreadable_notification (at);

CREATE TRIGGER unreadable_notification_is_kept BEFORE DELETE ON unreadable_notification
BEGIN
    SELECT RAISE(ABORT, 'history is never deleted');
END;

CREATE TRIGGER unreadable_notification_is_fixed BEFORE UPDATE ON unreadable_notification
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;

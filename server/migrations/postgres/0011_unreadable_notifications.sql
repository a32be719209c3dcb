-- Signed notifications that could not be read: kept for the operator with the reason, never changed.

CREATE TABLE unreadable_notification (
    digest     BYTEA PRIMARY KEY, -- SHA-256 of the signed message
    at         BIGINT NOT NULL,
    request_id TEXT, -- as it came, where it could be found
    payment_id TEXT, -- as it came, where it could be found
    reason     TEXT NOT NULL
);

CREATE INDEX unreadable_notification_newest ON unreadable_notification (at);

CREATE TRIGGER unreadable_notification_is_kept BEFORE UPDATE OR DELETE ON unreadable_notification
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

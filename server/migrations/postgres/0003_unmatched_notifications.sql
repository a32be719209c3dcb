-- Signed notifications that fit no payment of ours: kept for the operator, never changed.

CREATE TABLE unmatched_notification (
    digest       BYTEA PRIMARY KEY, -- SHA-256 of the signed message
    at           BIGINT NOT NULL,
    request_id   TEXT NOT NULL, -- as it came
    payment_id   TEXT,
    wallet_brand TEXT,
    status       TEXT NOT NULL CHECK (status IN ('S', 'F', 'U')),
    result_code  TEXT NOT NULL,
    currency     TEXT,
    amount       BIGINT CHECK ((amount IS NULL) = (currency IS NULL)),
    paid_at      BIGINT
);

CREATE INDEX unmatched_notification_newest ON unmatched_notification (at);

CREATE TRIGGER unmatched_notification_is_kept BEFORE UPDATE OR DELETE ON unmatched_notification
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

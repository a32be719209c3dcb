-- Refunds: parts of a payment that are given back, never more in sum than was paid.

ALTER TABLE payment ADD COLUMN refunds_claimed INTEGER NOT NULL DEFAULT 0
    CHECK (refunds_claimed BETWEEN 0 AND amount AND (refunds_claimed = 0 OR status = 'succeeded'));
ALTER TABLE payment ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0
    CHECK (refunded BETWEEN 0 AND refunds_claimed);
ALTER TABLE payment_event ADD COLUMN refund_id TEXT; -- ours, of the refund that the event happened to

CREATE TABLE refund (
    id           TEXT PRIMARY KEY NOT NULL, -- ours: refundRequestId
    request_id   TEXT NOT NULL REFERENCES payment (request_id),
    currency     TEXT NOT NULL,
    amount       INTEGER NOT NULL CHECK (amount > 0),
    reason       TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    status       TEXT NOT NULL CHECK (status IN ('created', 'processing', 'succeeded', 'failed')),
    refund_id    TEXT, -- Alipay+'s
    result_code  TEXT,
    refunded_at  INTEGER CHECK (refunded_at IS NOT NULL OR status <> 'succeeded'),
    maybe_sent   INTEGER NOT NULL CHECK (maybe_sent IN (0, 1)),
    asking_until INTEGER,
    asks         INTEGER NOT NULL,
    due_at       INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX refund_due ON refund (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX refund_of_payment ON refund (request_id, created_at, id);

CREATE TRIGGER refund_fits_its_payment BEFORE INSERT ON refund
WHEN NOT EXISTS (
    SELECT 1 FROM payment
    WHERE payment.request_id = NEW.request_id AND payment.status = 'succeeded' AND payment.currency = NEW.currency
        AND payment.amount >= NEW.amount + (SELECT COALESCE(SUM(other.amount), 0) FROM refund AS other
            WHERE other.request_id = NEW.request_id AND other.status <> 'failed'))
BEGIN
    SELECT RAISE(ABORT, 'the refunds of a payment are never more than was paid');
END;

CREATE TRIGGER refund_order_is_fixed BEFORE UPDATE ON refund
WHEN (NEW.id, NEW.request_id, NEW.currency, NEW.amount, NEW.reason, NEW.created_at)
    IS NOT (OLD.id, OLD.request_id, OLD.currency, OLD.amount, OLD.reason, OLD.created_at)
BEGIN
    SELECT RAISE(ABORT, 'a refund''s order never changes');
END;

CREATE TRIGGER refund_status_never_goes_back BEFORE UPDATE ON refund
WHEN NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN (
    'created>processing', 'created>succeeded', 'created>failed', 'processing>succeeded', 'processing>failed')
BEGIN
    SELECT RAISE(ABORT, 'a refund''s status never goes back');
END;

CREATE TRIGGER refund_is_kept BEFORE DELETE ON refund
BEGIN
    SELECT RAISE(ABORT, 'a refund is never deleted');
END;

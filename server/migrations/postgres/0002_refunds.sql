-- Refunds: parts of a payment that are given back, never more in sum than was paid.

ALTER TABLE payment ADD COLUMN refunds_claimed BIGINT NOT NULL DEFAULT 0
    CHECK (refunds_claimed BETWEEN 0 AND amount AND (refunds_claimed = 0 OR status = 'succeeded'));
ALTER TABLE payment ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0
    CHECK (refunded BETWEEN 0 AND refunds_claimed);
ALTER TABLE payment_event ADD COLUMN refund_id TEXT; -- ours, of the refund that the event happened to

CREATE TABLE refund (
    id           TEXT PRIMARY KEY, -- ours: refundRequestId
    request_id   TEXT NOT NULL REFERENCES payment (request_id),
    currency     TEXT NOT NULL,
    amount       BIGINT NOT NULL CHECK (amount > 0),
    reason       TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    status       TEXT NOT NULL CHECK (status IN ('created', 'processing', 'succeeded', 'failed')),
    refund_id    TEXT, -- Alipay+'s
    result_code  TEXT,
    refunded_at  BIGINT CHECK (refunded_at IS NOT NULL OR status <> 'succeeded'),
    maybe_sent   BIGINT NOT NULL CHECK (maybe_sent IN (0, 1)),
    asking_until BIGINT,
    asks         BIGINT NOT NULL,
    due_at       BIGINT
);

CREATE INDEX refund_due ON refund (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX refund_of_payment ON refund (request_id, created_at, id);

CREATE FUNCTION refund_fits_its_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    paid payment%ROWTYPE;
BEGIN
    -- Holds the payment, so that two refunds are added up one after the other.
    SELECT * INTO paid FROM payment WHERE payment.request_id = NEW.request_id FOR UPDATE;
    IF paid.status <> 'succeeded' OR paid.currency <> NEW.currency
        OR paid.amount < NEW.amount + (SELECT COALESCE(SUM(other.amount), 0) FROM refund AS other
            WHERE other.request_id = NEW.request_id AND other.status <> 'failed')
    THEN
        RAISE EXCEPTION 'the refunds of a payment are never more than was paid';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER refund_fits_its_payment BEFORE INSERT ON refund
FOR EACH ROW EXECUTE FUNCTION refund_fits_its_payment();

CREATE FUNCTION refund_is_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.request_id, NEW.currency, NEW.amount, NEW.reason, NEW.created_at)
        IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.currency, OLD.amount, OLD.reason, OLD.created_at)
    THEN
        RAISE EXCEPTION 'a refund''s order never changes';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN (
        'created>processing', 'created>succeeded', 'created>failed', 'processing>succeeded', 'processing>failed')
    THEN
        RAISE EXCEPTION 'a refund''s status never goes back';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER refund_is_guarded BEFORE UPDATE ON refund
FOR EACH ROW EXECUTE FUNCTION refund_is_guarded();

CREATE TRIGGER refund_is_kept BEFORE DELETE ON refund
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

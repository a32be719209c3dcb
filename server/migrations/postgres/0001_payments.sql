-- Times are milliseconds since the Unix epoch, UTC. Amounts are smallest units of the row's ISO 4217 currency.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY NOT NULL,
    value BYTEA NOT NULL
);

CREATE TABLE merchant (
    id            TEXT PRIMARY KEY NOT NULL,
    name          TEXT NOT NULL,
    category_code TEXT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE store (
    id          TEXT PRIMARY KEY NOT NULL,
    merchant_id TEXT NOT NULL REFERENCES merchant (id),
    name        TEXT NOT NULL,
    currency    TEXT NOT NULL,
    region      TEXT NOT NULL,
    timezone    TEXT NOT NULL,
    language    TEXT NOT NULL,
    created_at  BIGINT NOT NULL
);

CREATE TABLE entry_code (
    code         TEXT PRIMARY KEY NOT NULL,
    store_id     TEXT NOT NULL REFERENCES store (id),
    active       BIGINT NOT NULL CHECK (active IN (0, 1)),
    label        TEXT,
    fixed_amount BIGINT CHECK (fixed_amount > 0),
    minimum      BIGINT CHECK (minimum > 0),
    maximum      BIGINT CHECK (maximum > 0),
    created_at   BIGINT NOT NULL
);

CREATE TABLE payment (
    request_id     TEXT PRIMARY KEY NOT NULL,
    token          TEXT NOT NULL UNIQUE,
    attempt        BYTEA NOT NULL UNIQUE, -- at most one payment for an attempt, whatever the code above does
    code           TEXT NOT NULL REFERENCES entry_code (code),
    store_id       TEXT NOT NULL REFERENCES store (id),
    currency       TEXT NOT NULL,
    amount         BIGINT NOT NULL CHECK (amount > 0),
    note           TEXT,
    user_agent     TEXT NOT NULL,
    client_ip      TEXT,
    wallet         TEXT NOT NULL,
    language       TEXT NOT NULL,
    created_at     BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    status         TEXT NOT NULL
        CHECK (status IN ('created', 'processing', 'succeeded', 'failed', 'cancelling', 'cancelled')),
    payment_id     TEXT,
    payment_url    TEXT,
    wallet_brand   TEXT,
    reason         TEXT,
    result_code    TEXT,
    paid_at        BIGINT CHECK (paid_at IS NOT NULL OR status <> 'succeeded'),
    maybe_sent     BIGINT NOT NULL CHECK (maybe_sent IN (0, 1)),
    asking_until   BIGINT,
    asks           BIGINT NOT NULL,
    checks         BIGINT NOT NULL,
    cancel_refused BIGINT NOT NULL CHECK (cancel_refused IN (0, 1)),
    due_at         BIGINT,
    version        BIGINT NOT NULL
);

CREATE INDEX payment_due ON payment (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payment_newest ON payment (created_at, request_id);
CREATE INDEX payment_newest_of_code ON payment (code, created_at, request_id);

-- What was asked of Alipay+ stays what was asked, and a payment does not go back: these are the only moves there are.
CREATE FUNCTION payment_is_guarded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.request_id, NEW.token, NEW.attempt, NEW.code, NEW.store_id, NEW.currency, NEW.amount, NEW.created_at)
        IS DISTINCT FROM
        (OLD.request_id, OLD.token, OLD.attempt, OLD.code, OLD.store_id, OLD.currency, OLD.amount, OLD.created_at)
    THEN
        RAISE EXCEPTION 'a payment''s order never changes';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN (
        'created>processing', 'created>succeeded', 'created>failed', 'created>cancelling', 'created>cancelled',
        'processing>succeeded', 'processing>failed', 'processing>cancelling',
        'succeeded>cancelling',
        'cancelling>cancelled', 'cancelling>succeeded', 'cancelling>failed')
    THEN
        RAISE EXCEPTION 'a payment''s status never goes back';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER payment_is_guarded BEFORE UPDATE ON payment
FOR EACH ROW EXECUTE FUNCTION payment_is_guarded();

-- Every event of a payment's life, in order. Lines are added, never changed.
CREATE TABLE payment_event (
    request_id  TEXT NOT NULL REFERENCES payment (request_id),
    version     BIGINT NOT NULL, -- of the payment that the event led to
    at          BIGINT NOT NULL,
    fact        TEXT NOT NULL,
    status      TEXT NOT NULL,
    result_code TEXT,
    alarm       TEXT,
    digest      BYTEA, -- SHA-256 of the signed message the event rests on
    PRIMARY KEY (request_id, version)
);

CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is never changed or deleted';
END
$$;

CREATE TRIGGER payment_event_is_kept BEFORE UPDATE OR DELETE ON payment_event
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

-- Times are milliseconds since the Unix epoch, UTC. Amounts are smallest units of the row's ISO 4217 currency.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE merchant (
    id            TEXT PRIMARY KEY NOT NULL,
    name          TEXT NOT NULL,
    category_code TEXT NOT NULL,
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE store (
    id          TEXT PRIMARY KEY NOT NULL,
    merchant_id TEXT NOT NULL REFERENCES merchant (id),
    name        TEXT NOT NULL,
    currency    TEXT NOT NULL,
    region      TEXT NOT NULL,
    timezone    TEXT NOT NULL,
    language    TEXT NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_code (
    code         TEXT PRIMARY KEY NOT NULL,
    store_id     TEXT NOT NULL REFERENCES store (id),
    active       INTEGER NOT NULL CHECK (active IN (0, 1)),
    label        TEXT,
    fixed_amount INTEGER CHECK (fixed_amount > 0),
    minimum      INTEGER CHECK (minimum > 0),
    maximum      INTEGER CHECK (maximum > 0),
    created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
    request_id     TEXT PRIMARY KEY NOT NULL,
    token          TEXT NOT NULL UNIQUE,
    attempt        BLOB NOT NULL UNIQUE, -- at most one payment for an attempt, whatever the code above does
    code           TEXT NOT NULL REFERENCES entry_code (code),
    store_id       TEXT NOT NULL REFERENCES store (id),
    currency       TEXT NOT NULL,
    amount         INTEGER NOT NULL CHECK (amount > 0),
    note           TEXT,
    user_agent     TEXT NOT NULL,
    client_ip      TEXT,
    wallet         TEXT NOT NULL,
    language       TEXT NOT NULL,
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    status         TEXT NOT NULL
        CHECK (status IN ('created', 'processing', 'succeeded', 'failed', 'cancelling', 'cancelled')),
    payment_id     TEXT,
    payment_url    TEXT,
    wallet_brand   TEXT,
    reason         TEXT,
    result_code    TEXT,
    paid_at        INTEGER CHECK (paid_at IS NOT NULL OR status <> 'succeeded'),
    maybe_sent     INTEGER NOT NULL CHECK (maybe_sent IN (0, 1)),
    asking_until   INTEGER,
    asks           INTEGER NOT NULL,
    checks         INTEGER NOT NULL,
    cancel_refused INTEGER NOT NULL CHECK (cancel_refused IN (0, 1)),
    due_at         INTEGER,
    version        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX payment_due ON payment (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payment_newest ON payment (created_at, request_id);
CREATE INDEX payment_newest_of_code ON payment (code, created_at, request_id);

-- What was asked of Alipay+ stays what was asked.
CREATE TRIGGER payment_order_is_fixed BEFORE UPDATE ON payment
WHEN (NEW.request_id, NEW.token, NEW.attempt, NEW.code, NEW.store_id, NEW.currency, NEW.amount, NEW.created_at)
    IS NOT (OLD.request_id, OLD.token, OLD.attempt, OLD.code, OLD.store_id, OLD.currency, OLD.amount, OLD.created_at)
BEGIN
    SELECT RAISE(ABORT, 'a payment''s order never changes');
END;

-- A payment does not go back: these are the only moves there are.
CREATE TRIGGER payment_status_never_goes_back BEFORE UPDATE ON payment
WHEN NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN (
    'created>processing', 'created>succeeded', 'created>failed', 'created>cancelling', 'created>cancelled',
    'processing>succeeded', 'processing>failed', 'processing>cancelling',
    'succeeded>cancelling',
    'cancelling>cancelled', 'cancelling>succeeded', 'cancelling>failed')
BEGIN
    SELECT RAISE(ABORT, 'a payment''s status never goes back');
END;

-- Every event of a payment's life, in order. Lines are added, never changed.
CREATE TABLE payment_event (
    request_id  TEXT NOT NULL REFERENCES payment (request_id),
    version     INTEGER NOT NULL, -- of the payment that the event led to
    at          INTEGER NOT NULL,
    fact        TEXT NOT NULL,
    status      TEXT NOT NULL,
    result_code TEXT,
    alarm       TEXT,
    digest      BLOB, -- SHA-256 of the signed message the event rests on
    PRIMARY KEY (request_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER payment_event_is_kept BEFORE DELETE ON payment_event
BEGIN
    SELECT RAISE(ABORT, 'history is never deleted');
END;

CREATE TRIGGER payment_event_is_fixed BEFORE UPDATE ON payment_event
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;

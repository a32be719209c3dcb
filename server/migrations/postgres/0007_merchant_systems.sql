-- What merchants' own systems are told, and what they may ask. Times are milliseconds since the Unix epoch, UTC.

-- Where a merchant's system hears of results.
CREATE TABLE webhook (
    id               TEXT PRIMARY KEY,
    merchant_id      TEXT NOT NULL REFERENCES merchant (id),
    url              TEXT NOT NULL,
    state            TEXT NOT NULL CHECK (state IN ('on', 'off', 'failed', 'removed')),
    secret           BYTEA NOT NULL, -- signs
    old_secret       BYTEA, -- signs as well until then
    old_secret_until BIGINT CHECK ((old_secret IS NULL) = (old_secret_until IS NULL)),
    failing_since    BIGINT, -- the first try that failed after the last that did not
    created_at       BIGINT NOT NULL
);

CREATE INDEX webhook_of_merchant ON webhook (merchant_id, created_at, id);

-- What happened, as it is told. Written by the triggers below, and with the result itself. Lines are added, never changed.
CREATE TABLE webhook_event (
    id            TEXT PRIMARY KEY, -- one for each result of a payment or a refund: webhook-id
    merchant_id   TEXT NOT NULL REFERENCES merchant (id),
    event         TEXT NOT NULL,
    at            BIGINT NOT NULL,
    request_id    TEXT NOT NULL REFERENCES payment (request_id),
    refund_id     TEXT REFERENCES refund (id),
    -- What may change later, as it was then.
    alipayplus_id TEXT, -- paymentId, or refundId
    wallet_brand  TEXT,
    reason        TEXT,
    result_code   TEXT,
    done_at       BIGINT -- when it was paid, or refunded
);

CREATE TRIGGER webhook_event_is_kept BEFORE UPDATE OR DELETE ON webhook_event
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

-- An event on its way to an endpoint.
CREATE TABLE webhook_delivery (
    webhook_id TEXT NOT NULL REFERENCES webhook (id),
    event_id   TEXT NOT NULL REFERENCES webhook_event (id),
    made_at    BIGINT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given_up')),
    tries      BIGINT NOT NULL,
    step       BIGINT NOT NULL, -- of the schedule: a delivery that is sent again by hand begins anew
    due_at     BIGINT, -- 0: at once
    PRIMARY KEY (webhook_id, event_id)
);

CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, made_at, event_id);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_due_of ON webhook_delivery (webhook_id, due_at) WHERE due_at IS NOT NULL;

-- Each try of a delivery. Lines are added, never changed.
CREATE TABLE webhook_try (
    webhook_id      TEXT NOT NULL,
    event_id        TEXT NOT NULL,
    number          BIGINT NOT NULL,
    at              BIGINT NOT NULL,
    status_code     BIGINT, -- of the answer, if one came
    failure         TEXT, -- why none came
    duration_millis BIGINT NOT NULL,
    PRIMARY KEY (webhook_id, event_id, number),
    FOREIGN KEY (webhook_id, event_id) REFERENCES webhook_delivery (webhook_id, event_id),
    CHECK ((status_code IS NULL) <> (failure IS NULL))
);

CREATE TRIGGER webhook_try_is_kept BEFORE UPDATE OR DELETE ON webhook_try
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

-- No code that stores a result can forget that it is to be told. A result is told once: what was paid, could not be
-- cancelled and is paid again was told before.
CREATE FUNCTION payment_result_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO webhook_event (id, merchant_id, event, at, request_id, alipayplus_id, wallet_brand, reason,
        result_code, done_at)
    SELECT 'payment_' || NEW.request_id || '_' || NEW.status, store.merchant_id, 'payment.' || NEW.status,
        (extract(epoch FROM clock_timestamp()) * 1000)::bigint, NEW.request_id, NEW.payment_id, NEW.wallet_brand, NEW.reason,
        NEW.result_code, NEW.paid_at
    FROM store WHERE store.id = NEW.store_id AND EXISTS
        (SELECT 1 FROM webhook WHERE webhook.merchant_id = store.merchant_id AND webhook.state = 'on')
    ON CONFLICT (id) DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER payment_result_is_told AFTER UPDATE ON payment FOR EACH ROW
WHEN (NEW.status <> OLD.status AND NEW.status IN ('succeeded', 'failed', 'cancelled'))
EXECUTE FUNCTION payment_result_is_told();

CREATE FUNCTION refund_result_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO webhook_event (id, merchant_id, event, at, request_id, refund_id, alipayplus_id, wallet_brand,
        result_code, done_at)
    SELECT 'refund_' || NEW.id || '_' || NEW.status, store.merchant_id, 'refund.' || NEW.status,
        (extract(epoch FROM clock_timestamp()) * 1000)::bigint, NEW.request_id, NEW.id, NEW.refund_id, payment.wallet_brand,
        NEW.result_code, NEW.refunded_at
    FROM payment JOIN store ON store.id = payment.store_id WHERE payment.request_id = NEW.request_id AND EXISTS
        (SELECT 1 FROM webhook WHERE webhook.merchant_id = store.merchant_id AND webhook.state = 'on')
    ON CONFLICT (id) DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER refund_result_is_told AFTER UPDATE ON refund FOR EACH ROW
WHEN (NEW.status <> OLD.status AND NEW.status IN ('succeeded', 'failed'))
EXECUTE FUNCTION refund_result_is_told();

CREATE FUNCTION webhook_event_goes_to_each_endpoint() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO webhook_delivery (webhook_id, event_id, made_at, state, tries, step, due_at)
    SELECT webhook.id, NEW.id, NEW.at, 'waiting', 0, 0, 0 FROM webhook
    WHERE webhook.merchant_id = NEW.merchant_id AND webhook.state = 'on';
    RETURN NULL;
END
$$;

CREATE TRIGGER webhook_event_goes_to_each_endpoint AFTER INSERT ON webhook_event
FOR EACH ROW EXECUTE FUNCTION webhook_event_goes_to_each_endpoint();

-- A key by which a merchant's system asks.
CREATE TABLE api_key (
    id           TEXT PRIMARY KEY,
    merchant_id  TEXT NOT NULL REFERENCES merchant (id),
    name         TEXT NOT NULL,
    key_hash     BYTEA NOT NULL UNIQUE, -- SHA-256 of the key, which nobody has but whom it was given to
    created_at   BIGINT NOT NULL,
    used_at      BIGINT, -- about
    revoked_at   BIGINT
);

CREATE INDEX api_key_of_merchant ON api_key (merchant_id, created_at, id);

-- What was asked for with an Idempotency-Key, and what was answered: asked again, the same is answered.
CREATE TABLE api_request (
    merchant_id TEXT NOT NULL REFERENCES merchant (id),
    key         TEXT NOT NULL,
    digest      BYTEA NOT NULL, -- SHA-256 of what was asked for
    refund_id   TEXT NOT NULL, -- what a refund is known by, whoever asks how often
    at          BIGINT NOT NULL,
    status_code BIGINT,
    answer      TEXT CHECK ((answer IS NULL) = (status_code IS NULL)), -- none yet, where a crash came between
    PRIMARY KEY (merchant_id, key)
);

CREATE INDEX api_request_at ON api_request (at);

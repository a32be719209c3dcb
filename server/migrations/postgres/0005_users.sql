-- Who may use the console. Times are milliseconds since the Unix epoch, UTC.

CREATE TABLE console_user (
    id            TEXT PRIMARY KEY NOT NULL,
    name          TEXT NOT NULL UNIQUE, -- what is typed at sign-in: small letters
    role          TEXT NOT NULL CHECK (role IN ('operator', 'owner', 'staff')),
    active        BIGINT NOT NULL CHECK (active IN (0, 1)),
    password_hash TEXT, -- argon2id, as a PHC string; none until the first link was followed
    totp_secret   BYTEA, -- none without a second factor
    totp_step     BIGINT NOT NULL DEFAULT 0, -- the last step whose code was taken: none is taken twice
    created_at    BIGINT NOT NULL
);

-- Where an owner or staff may look.
CREATE TABLE user_grant (
    user_id      TEXT NOT NULL REFERENCES console_user (id),
    number       BIGINT NOT NULL,
    merchant_id  TEXT REFERENCES merchant (id), -- an owner's
    store_id     TEXT REFERENCES store (id), -- of staff
    refund_limit BIGINT CHECK (refund_limit >= 0), -- of staff: of one payment, in the store's currency
    PRIMARY KEY (user_id, number),
    CHECK ((merchant_id IS NULL) <> (store_id IS NULL)),
    CHECK ((refund_limit IS NULL) = (store_id IS NULL))
);

CREATE TABLE console_session (
    token_hash BYTEA PRIMARY KEY NOT NULL, -- SHA-256 of what the cookie holds
    user_id    TEXT NOT NULL REFERENCES console_user (id),
    stage      TEXT NOT NULL CHECK (stage IN ('second_factor', 'signed_in')),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    candidate  BYTEA -- the secret of a second factor that waits for its first code
);

CREATE INDEX console_session_of_user ON console_session (user_id);

-- A link that sets a password, once.
CREATE TABLE password_link (
    token_hash BYTEA PRIMARY KEY NOT NULL, -- SHA-256 of what the link holds
    user_id    TEXT NOT NULL UNIQUE REFERENCES console_user (id), -- a new link ends the one before
    expires_at BIGINT NOT NULL
);

-- Codes that stand in for a lost second factor, each once.
CREATE TABLE recovery_code (
    code_hash BYTEA PRIMARY KEY NOT NULL,
    user_id   TEXT NOT NULL REFERENCES console_user (id)
);

CREATE INDEX recovery_code_of_user ON recovery_code (user_id);

-- How often signing in was tried lately, by name and by address. Names that nobody has are counted as well.
CREATE TABLE sign_in_tries (
    key      BYTEA PRIMARY KEY NOT NULL, -- SHA-256: neither names nor addresses are kept
    tries    BIGINT NOT NULL,
    tried_at BIGINT NOT NULL,
    next_at  BIGINT NOT NULL -- none is taken before
);

-- What was done to merchants, stores and users, in order. Lines are added, never changed.
CREATE TABLE deed (
    about   TEXT NOT NULL, -- the id of the merchant, store or user
    number  BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    by_whom TEXT NOT NULL,
    deed    TEXT NOT NULL,
    detail  TEXT,
    PRIMARY KEY (about, number)
);

CREATE TRIGGER deed_is_kept BEFORE UPDATE OR DELETE ON deed
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

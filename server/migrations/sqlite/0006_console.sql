-- What the console looks payments up by. `request_id` ends an index whose rows are read page by page.

CREATE INDEX payment_newest_of_store ON payment (store_id, created_at, request_id);

-- An amount or a status is rarer than a store: the store is looked up in the index, and not in each payment.
CREATE INDEX payment_of_amount ON payment (amount, created_at, request_id, store_id);
CREATE INDEX payment_not_paid ON payment (status, created_at, request_id, store_id) WHERE status <> 'succeeded';

-- Sums of a day are read from the index alone.
CREATE INDEX payment_paid ON payment (store_id, created_at, request_id, code, currency, amount, refunded)
    WHERE status = 'succeeded';

-- What the payer's page calls the reference, and Alipay+'s id. Looked up by their beginnings, byte by byte.
CREATE INDEX payment_of_reference ON payment (substr(request_id, 25));
CREATE INDEX payment_of_alipayplus ON payment (payment_id);
CREATE INDEX payment_event_alarm ON payment_event (at) WHERE alarm IS NOT NULL;

-- Alarms that somebody has seen to: who and when. Lines are added, never changed.
CREATE TABLE alarm_settled (
    request_id TEXT NOT NULL,
    version    INTEGER NOT NULL, -- of the line of history that has the alarm
    at         INTEGER NOT NULL,
    by_whom    TEXT NOT NULL,
    PRIMARY KEY (request_id, version),
    FOREIGN KEY (request_id, version) REFERENCES payment_event (request_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER alarm_settled_is_kept BEFORE DELETE ON alarm_settled
BEGIN
    SELECT RAISE(ABORT, 'history is never deleted');
END;

CREATE TRIGGER alarm_settled_is_fixed BEFORE UPDATE ON alarm_settled
BEGIN
    SELECT RAISE(ABORT, 'history is never changed');
END;

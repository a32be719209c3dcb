-- Looking for a payment's result ends by time, and never by how often it was looked at: payers who reload cause looks, too.
-- What was given up by the count of the version before is taken up again.

ALTER TABLE payment ADD COLUMN status_since INTEGER; -- none: stored by the version before, and counted from created_at
ALTER TABLE payment ADD COLUMN given_up INTEGER NOT NULL DEFAULT 0 CHECK (given_up IN (0, 1)); -- the operator was told so
ALTER TABLE payment ADD COLUMN notified INTEGER NOT NULL DEFAULT 0 CHECK (notified IN (0, 1)); -- a signed notification of it came
ALTER TABLE payment ADD COLUMN taken_until INTEGER; -- a worker has it in hand until then, or until its next step

UPDATE payment SET status_since = CAST(unixepoch('subsec') * 1000 AS INTEGER), checks = 0, due_at = COALESCE(due_at, CAST(unixepoch('subsec') * 1000 AS INTEGER))
WHERE status IN ('created', 'processing', 'cancelling');

-- An operator's refund may find, by an inquiry of its own, that Alipay+ holds the money of a payment that had ended without.
DROP TRIGGER payment_status_never_goes_back;
CREATE TRIGGER payment_status_never_goes_back BEFORE UPDATE ON payment
WHEN NEW.status <> OLD.status AND (OLD.status || '>' || NEW.status) NOT IN (
    'created>processing', 'created>succeeded', 'created>failed', 'created>cancelling', 'created>cancelled',
    'processing>succeeded', 'processing>failed', 'processing>cancelling',
    'succeeded>cancelling',
    'cancelling>cancelled', 'cancelling>succeeded', 'cancelling>failed',
    'failed>succeeded', 'cancelled>succeeded')
BEGIN
    SELECT RAISE(ABORT, 'a payment''s status never goes back');
END;

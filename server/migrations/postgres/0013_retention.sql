-- What is deleted once it is old (server/src/sql/forget.rs), and what that needs to be found by.

-- A payment that ended without money may be deleted after a year, with its history. What moved money, is under way, or has
-- an alarm is kept for good.
DROP TRIGGER payment_event_is_kept ON payment_event;

CREATE TRIGGER payment_event_is_fixed BEFORE UPDATE ON payment_event
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

CREATE FUNCTION history_of_money_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.alarm IS NOT NULL OR NOT EXISTS (SELECT 1 FROM payment WHERE payment.request_id = OLD.request_id
        AND payment.status IN ('failed', 'cancelled') AND payment.paid_at IS NULL AND payment.due_at IS NULL) THEN
        RAISE EXCEPTION 'history is never deleted';
    END IF;
    RETURN OLD;
END
$$;

CREATE TRIGGER payment_event_is_kept BEFORE DELETE ON payment_event
FOR EACH ROW EXECUTE FUNCTION history_of_money_is_kept();

CREATE FUNCTION money_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status NOT IN ('failed', 'cancelled') OR OLD.paid_at IS NOT NULL OR OLD.due_at IS NOT NULL THEN
        RAISE EXCEPTION 'a payment that is under way or moved money is never deleted';
    END IF;
    RETURN OLD;
END
$$;

CREATE TRIGGER payment_is_kept BEFORE DELETE ON payment
FOR EACH ROW EXECUTE FUNCTION money_is_kept();

-- The browser and the address of who paid are forgotten after a month; then a payment leaves this index.
CREATE INDEX payment_personal ON payment (created_at) WHERE user_agent <> '' OR client_ip IS NOT NULL;
-- By which the key looks whether a payment may go.
CREATE INDEX webhook_event_of_payment ON webhook_event (request_id);
CREATE INDEX sign_in_tries_at ON sign_in_tries (tried_at);

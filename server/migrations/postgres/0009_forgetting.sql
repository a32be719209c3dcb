-- What merchants' systems were told is forgotten after a while (server/src/sql/forget.rs): so it may be deleted, which it
-- might not before, and is still never changed.

DROP TRIGGER webhook_event_is_kept ON webhook_event;
DROP TRIGGER webhook_try_is_kept ON webhook_try;

CREATE TRIGGER webhook_event_is_fixed BEFORE UPDATE ON webhook_event
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

CREATE TRIGGER webhook_try_is_fixed BEFORE UPDATE ON webhook_try
FOR EACH ROW EXECUTE FUNCTION history_is_kept();

-- An event is there as long as a delivery of it is, and a delivery as long as its tries are: the keys see to that. What is on
-- its way stays.
CREATE FUNCTION message_on_its_way_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM webhook_delivery WHERE webhook_delivery.webhook_id = OLD.webhook_id
        AND webhook_delivery.event_id = OLD.event_id AND webhook_delivery.due_at IS NOT NULL) THEN
        RAISE EXCEPTION 'a message on its way is never deleted';
    END IF;
    RETURN OLD;
END
$$;

CREATE TRIGGER webhook_delivery_is_kept BEFORE DELETE ON webhook_delivery
FOR EACH ROW EXECUTE FUNCTION message_on_its_way_is_kept();

CREATE TRIGGER webhook_try_is_kept BEFORE DELETE ON webhook_try
FOR EACH ROW EXECUTE FUNCTION message_on_its_way_is_kept();

CREATE INDEX webhook_event_at ON webhook_event (at);
-- By which the keys look whether an event may go.
CREATE INDEX webhook_delivery_of_event ON webhook_delivery (event_id);

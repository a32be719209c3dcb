-- What pay says of the store and its merchant, as they were when the payment was begun: asked again, it has to say the
-- same, also after the store was renamed.

CREATE TABLE payment_shop (
    request_id    TEXT PRIMARY KEY NOT NULL REFERENCES payment (request_id) ON DELETE CASCADE,
    store_name    TEXT NOT NULL,
    region        TEXT NOT NULL,
    merchant_id   TEXT NOT NULL,
    merchant_name TEXT NOT NULL,
    category_code TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER payment_shop_is_taken_down AFTER INSERT ON payment
BEGIN
    INSERT INTO payment_shop
    SELECT NEW.request_id, store.name, store.region, merchant.id, merchant.name, merchant.category_code
    FROM store JOIN merchant ON merchant.id = store.merchant_id WHERE store.id = NEW.store_id;
END;

CREATE TRIGGER payment_shop_is_fixed BEFORE UPDATE ON payment_shop
BEGIN
    SELECT RAISE(ABORT, 'what was asked never changes');
END;

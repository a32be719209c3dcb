-- A shop as the version before left it (steps 1 to 9, commit 8c4e7ab): what its own statements wrote in a week. <0a> stands
-- for bytes, {counter} and {fixed} for two entry codes. The
-- session and the API key are those of the token of 43 letters A.

INSERT INTO setting (name, value) VALUES
    ('attempt_key', <000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>),
    ('used client id: SANDBOX_5X0000000000000000', <0000019ad1f5c5c3>),
    ('used poster url: https://pay.kopi.example', <0000019ad1f5c5c3>);

INSERT INTO merchant (id, name, category_code, created_at) VALUES
    ('M0000000000000001', 'Kopi Pte Ltd', '5812', 1795000000000),
    ('M0000000000000002', 'コピ株式会社', '5814', 1795000000000);
INSERT INTO store (id, merchant_id, name, currency, region, timezone, language, created_at) VALUES
    ('S0000000000000001', 'M0000000000000001', 'Kopi Corner 咖啡角', 'SGD', 'SG', 'Asia/Singapore', 'en', 1795000001000),
    ('S0000000000000002', 'M0000000000000002', 'コピコーナー 浅草', 'JPY', 'JP', 'Asia/Tokyo', 'ja', 1795000001000),
    ('S0000000000000003', 'M0000000000000001', 'Phở Sài Gòn', 'USD', 'VN', 'Asia/Saigon', 'vi', 1795000001000);
INSERT INTO entry_code (code, store_id, active, label, fixed_amount, minimum, maximum, created_at, replaced_by) VALUES
    ('{fixed}', 'S0000000000000001', 1, 'Breakfast set', 580, NULL, NULL, 1795000002000, NULL),
    ('{counter}', 'S0000000000000002', 1, NULL, NULL, 100, 50000, 1795000002000, NULL);
INSERT INTO code_deed (code, number, at, by_whom, deed, detail) VALUES
    ('{fixed}', 1, 1795000002000, 'command line: root', 'added', NULL),
    ('{fixed}', 2, 1795000003000, 'owner@kopi.example', 'printed', 'a4 pdf en');

INSERT INTO console_user (id, name, role, active, password_hash, totp_secret, totp_step, created_at) VALUES
    ('U0000000000000001', 'ops@kopi.example', 'operator', 1, '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA', <3132333435363738393031323334353637383930>, 59844368, 1795000004000),
    ('U0000000000000002', 'owner@kopi.example', 'owner', 1, '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA', NULL, 0, 1795000004000),
    ('U0000000000000003', 'staff@kopi.example', 'staff', 0, NULL, NULL, 0, 1795000004000);
INSERT INTO user_grant (user_id, number, merchant_id, store_id, refund_limit) VALUES
    ('U0000000000000002', 1, 'M0000000000000001', NULL, NULL),
    ('U0000000000000003', 1, NULL, 'S0000000000000001', 2000);
INSERT INTO console_session (token_hash, user_id, stage, created_at, seen_at, candidate) VALUES
    (<66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925>, 'U0000000000000002', 'signed_in', 1795330000000, 1795331000000, NULL);
INSERT INTO password_link (token_hash, user_id, expires_at) VALUES
    (<2222222222222222222222222222222222222222222222222222222222222222>, 'U0000000000000003', 1795400000000);
INSERT INTO recovery_code (code_hash, user_id) VALUES
    (<3333333333333333333333333333333333333333333333333333333333333333>, 'U0000000000000001');
INSERT INTO sign_in_tries (key, tries, tried_at, next_at) VALUES
    (<4444444444444444444444444444444444444444444444444444444444444444>, 7, 1795331000000, 1795331004000);
INSERT INTO deed (about, number, at, by_whom, deed, detail) VALUES
    ('M0000000000000001', 1, 1795000000000, 'command line: root', 'added', 'Kopi Pte Ltd');

INSERT INTO webhook (id, merchant_id, url, state, secret, old_secret, old_secret_until, failing_since, created_at) VALUES
    ('W0000000000000001', 'M0000000000000001', 'https://shop.example/standee', 'on', <5555555555555555555555555555555555555555555555555555555555555555>, NULL, NULL, NULL, 1795000005000);
INSERT INTO api_key (id, merchant_id, name, key_hash, created_at, used_at, revoked_at) VALUES
    ('K0000000000000001', 'M0000000000000001', 'Books', <66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925>, 1795000005000, NULL, NULL);
INSERT INTO api_request (merchant_id, key, digest, refund_id, at, status_code, answer) VALUES
    ('M0000000000000001', 'plain-key', <7777777777777777777777777777777777777777777777777777777777777777>, 'c1000000000000000000000000000001', 1795331000000, 201, '{"refund":"c1000000000000000000000000000001"}'),
    ('M0000000000000001', '"quoted-key"', <8888888888888888888888888888888888888888888888888888888888888888>, 'c1000000000000000000000000000002', 1795331000000, 409, '{"code":"more_than_left"}'),
    ('M0000000000000001', '"both"', <9999999999999999999999999999999999999999999999999999999999999999>, 'c1000000000000000000000000000003', 1795331000000, NULL, NULL),
    ('M0000000000000001', 'both', <aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>, 'c1000000000000000000000000000004', 1795331000000, NULL, NULL);
INSERT INTO picture (about, file, at) VALUES
    ('S0000000000000001', <3c7376672f3e>, 1795000006000);

-- One paid and refunded in part, one that its payer is at, one declined, one that the shop cancelled.
INSERT INTO payment (request_id, token, attempt, code, store_id, currency, amount, note, user_agent, client_ip, wallet,
    language, created_at, expires_at, status, payment_id, payment_url, wallet_brand, reason, result_code, paid_at,
    maybe_sent, asking_until, asks, checks, cancel_refused, due_at, version, refunds_claimed, refunded) VALUES
    ('a1000000000000000000000000000001', 'b1000000000000000000000000000001', <01000000000000000000000000000001>, '{fixed}', 'S0000000000000001', 'SGD', 580, 'Table 7 · "no" peanuts', 'Mozilla/5.0 (Linux; Android 10) AlipayConnect iapconnectsdk/2.7.0', '2001:db8::7', 'ALIPAY_HK', 'zh-Hant-HK', 1795330000000, 1795330600000, 'created', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1795330010000, 0, 0, 0, 1795330010000, 1, 0, 0),
    ('a1000000000000000000000000000002', 'b1000000000000000000000000000002', <01000000000000000000000000000002>, '{counter}', 'S0000000000000002', 'JPY', 1250, NULL, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AlipayConnect', NULL, 'ALIPAYPLUS', 'ja', 1795331000000, 1795331600000, 'created', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1795331010000, 0, 0, 0, 1795331010000, 1, 0, 0),
    ('a1000000000000000000000000000003', 'b1000000000000000000000000000003', <01000000000000000000000000000003>, '{fixed}', 'S0000000000000001', 'SGD', 580, NULL, 'Mozilla/5.0', '192.0.2.9', 'GCASH', 'fil', 1795330100000, 1795330700000, 'created', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1795330110000, 0, 0, 0, 1795330110000, 1, 0, 0),
    ('a1000000000000000000000000000004', 'b1000000000000000000000000000004', <01000000000000000000000000000004>, '{fixed}', 'S0000000000000001', 'SGD', 580, NULL, 'Mozilla/5.0', NULL, 'KAKAOPAY', 'ko', 1795330200000, 1795330800000, 'created', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1795330210000, 0, 0, 0, 1795330210000, 1, 0, 0);
INSERT INTO payment_event (request_id, version, at, fact, status, result_code, alarm, digest, refund_id) VALUES
    ('a1000000000000000000000000000001', 1, 1795330000000, 'pay_asked', 'created', NULL, NULL, NULL, NULL),
    ('a1000000000000000000000000000002', 1, 1795331000000, 'pay_asked', 'created', NULL, NULL, NULL, NULL),
    ('a1000000000000000000000000000003', 1, 1795330100000, 'pay_asked', 'created', NULL, NULL, NULL, NULL),
    ('a1000000000000000000000000000004', 1, 1795330200000, 'pay_asked', 'created', NULL, NULL, NULL, NULL);

UPDATE payment SET status = 'processing', payment_id = '2026112619400001', payment_url = 'https://wallet.example/1', result_code = 'PAYMENT_IN_PROCESS', maybe_sent = 1, asks = 1, asking_until = NULL, version = 2
    WHERE request_id = 'a1000000000000000000000000000001';
UPDATE payment SET status = 'succeeded', wallet_brand = 'AlipayHK', result_code = 'SUCCESS', paid_at = 1795330030000, due_at = NULL, version = 3
    WHERE request_id = 'a1000000000000000000000000000001';
UPDATE payment SET refunds_claimed = 300, version = 4 WHERE request_id = 'a1000000000000000000000000000001';
INSERT INTO refund (id, request_id, currency, amount, reason, created_at, status, refund_id, result_code, refunded_at, maybe_sent, asking_until, asks, due_at) VALUES
    ('c1000000000000000000000000000001', 'a1000000000000000000000000000001', 'SGD', 300, 'Cold coffee', 1795330900000, 'created', NULL, NULL, NULL, 0, 1795330910000, 0, 1795330910000);
UPDATE refund SET status = 'succeeded', refund_id = '2026112619400009', result_code = 'SUCCESS', refunded_at = 1795330901000, maybe_sent = 1, asks = 1, asking_until = NULL, due_at = NULL
    WHERE id = 'c1000000000000000000000000000001';
UPDATE payment SET refunded = 300, version = 5 WHERE request_id = 'a1000000000000000000000000000001';
INSERT INTO payment_event (request_id, version, at, fact, status, result_code, alarm, digest, refund_id) VALUES
    ('a1000000000000000000000000000001', 2, 1795330001000, 'pay_answered', 'processing', 'PAYMENT_IN_PROCESS', NULL, NULL, NULL),
    ('a1000000000000000000000000000001', 3, 1795330031000, 'notified', 'succeeded', 'SUCCESS', 'amount_differs', <bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb>, NULL),
    ('a1000000000000000000000000000001', 4, 1795330900000, 'refund_opened', 'succeeded', NULL, NULL, NULL, 'c1000000000000000000000000000001'),
    ('a1000000000000000000000000000001', 5, 1795330901000, 'refund_answered', 'succeeded', 'SUCCESS', NULL, NULL, 'c1000000000000000000000000000001');
INSERT INTO alarm_settled (request_id, version, at, by_whom) VALUES
    ('a1000000000000000000000000000001', 3, 1795330950000, 'ops@kopi.example');

UPDATE payment SET status = 'processing', payment_id = '2026112619400002', payment_url = 'https://wallet.example/2', result_code = 'PAYMENT_IN_PROCESS', maybe_sent = 1, asks = 1, asking_until = NULL, checks = 2, due_at = 1795331015000, version = 2
    WHERE request_id = 'a1000000000000000000000000000002';
INSERT INTO payment_event (request_id, version, at, fact, status, result_code, alarm, digest, refund_id) VALUES
    ('a1000000000000000000000000000002', 2, 1795331001000, 'pay_answered', 'processing', 'PAYMENT_IN_PROCESS', NULL, NULL, NULL);

UPDATE payment SET status = 'failed', reason = 'insufficient_funds', result_code = 'USER_BALANCE_NOT_ENOUGH', maybe_sent = 1, asks = 1, asking_until = NULL, due_at = NULL, version = 2
    WHERE request_id = 'a1000000000000000000000000000003';
INSERT INTO payment_event (request_id, version, at, fact, status, result_code, alarm, digest, refund_id) VALUES
    ('a1000000000000000000000000000003', 2, 1795330101000, 'notified', 'failed', 'USER_BALANCE_NOT_ENOUGH', NULL, NULL, NULL);

UPDATE payment SET status = 'cancelling', maybe_sent = 1, asks = 1, asking_until = NULL, version = 2 WHERE request_id = 'a1000000000000000000000000000004';
UPDATE payment SET status = 'cancelled', reason = 'cancelled_by_shop', result_code = 'SUCCESS', due_at = NULL, version = 3 WHERE request_id = 'a1000000000000000000000000000004';
INSERT INTO payment_event (request_id, version, at, fact, status, result_code, alarm, digest, refund_id) VALUES
    ('a1000000000000000000000000000004', 2, 1795330300000, 'cancel_asked_by_shop', 'cancelling', NULL, NULL, NULL, NULL),
    ('a1000000000000000000000000000004', 3, 1795330301000, 'cancel_answered', 'cancelled', 'SUCCESS', NULL, NULL, NULL);

INSERT INTO webhook_try (webhook_id, event_id, number, at, status_code, failure, duration_millis) VALUES
    ('W0000000000000001', 'payment_a1000000000000000000000000000001_succeeded', 1, 1795330032000, NULL, 'timed_out', 15000);
INSERT INTO unmatched_notification (digest, at, request_id, payment_id, wallet_brand, status, result_code, currency, amount, paid_at) VALUES
    (<cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc>, 1795331000000, 'of-another-database', '2026112619400003', 'GCash', 'S', 'SUCCESS', 'SGD', 700, 1795330999000);

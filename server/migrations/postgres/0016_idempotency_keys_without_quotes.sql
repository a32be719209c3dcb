-- An Idempotency-Key in quotes is the key that stands in them. What was asked for with one before is known without them, so
-- that it is not done again; where both were used, each was another request, and stays so.

UPDATE api_request SET key = substr(key, 2, length(key) - 2)
WHERE key LIKE '"%"' AND length(key) > 2 AND NOT EXISTS (
    SELECT 1 FROM api_request AS other
    WHERE other.merchant_id = api_request.merchant_id AND other.key = substr(api_request.key, 2, length(api_request.key) - 2)
);

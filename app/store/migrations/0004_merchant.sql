-- Since when an account is a merchant's; null where it is a customer's alone.
ALTER TABLE account ADD COLUMN merchant_since BIGINT;

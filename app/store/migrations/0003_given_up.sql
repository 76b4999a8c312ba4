-- When a message was given up: it failed too often, and is not tried again.
ALTER TABLE outbox ADD COLUMN given_up_at BIGINT;

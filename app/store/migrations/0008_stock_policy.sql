-- Whether a SKU is sold when none is on hand; null is `tracked`: it is not. `owed` are units
-- sold beyond those on hand, which `on_hand` cannot say, being 0 or more.
ALTER TABLE stock ADD COLUMN policy TEXT;
ALTER TABLE stock ADD COLUMN owed BIGINT;
-- How many orders there had been when a catalogue was last imported: where there are more by
-- now, the stock of the next file may be older than what was sold.
CREATE TABLE import_mark (
    name   TEXT PRIMARY KEY,
    orders BIGINT NOT NULL
);

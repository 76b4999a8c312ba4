-- How often each subject was written. A process compares these numbers with the
-- ones it knows to learn that another process changed something.
CREATE TABLE revision (
    subject TEXT PRIMARY KEY,
    value   BIGINT NOT NULL
);
INSERT INTO revision (subject, value) VALUES ('catalogue', 0), ('orders', 0), ('removals', 0), ('stock', 0);

-- The last number given out, per series.
CREATE TABLE counter (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

-- Everything that is imported and exported whole: `body` is its JSON, `digest` tells
-- whether it changed, `revision` is the catalogue's revision at which it last did.
CREATE TABLE document (
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    position BIGINT NOT NULL,
    body     TEXT NOT NULL,
    digest   TEXT NOT NULL,
    revision BIGINT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX document_by_revision ON document (kind, revision);

CREATE TABLE stock (
    sku      TEXT PRIMARY KEY,
    on_hand  BIGINT NOT NULL CHECK (on_hand >= 0),
    revision BIGINT NOT NULL
);
CREATE INDEX stock_by_revision ON stock (revision);

CREATE TABLE account (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    lang          TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    version       BIGINT NOT NULL
);

CREATE TABLE address (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    body       TEXT NOT NULL
);
CREATE INDEX address_by_account ON address (account_id);

CREATE TABLE reset_token (
    digest     TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX reset_token_by_account ON reset_token (account_id);

CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
    body       TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE flash (
    id         TEXT PRIMARY KEY,
    body       TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE cart (
    id         TEXT PRIMARY KEY,
    account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
    currency   TEXT NOT NULL,
    body       TEXT NOT NULL,
    version    BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX cart_by_account ON cart (account_id, updated_at);
CREATE INDEX cart_by_update ON cart (updated_at);

-- An order outlives its account, so `account_id` is no reference.
CREATE TABLE orders (
    id            TEXT PRIMARY KEY,
    number        TEXT NOT NULL UNIQUE,
    checkout_key  TEXT NOT NULL UNIQUE,
    account_id    TEXT,
    access_digest TEXT NOT NULL,
    status        TEXT NOT NULL,
    currency      TEXT NOT NULL,
    total_minor   BIGINT NOT NULL,
    body          TEXT NOT NULL,
    placed_at     BIGINT NOT NULL,
    version       BIGINT NOT NULL
);
CREATE INDEX orders_by_account ON orders (account_id, placed_at, id);
CREATE INDEX orders_by_time ON orders (placed_at, id);

CREATE TABLE order_line (
    order_id    TEXT NOT NULL REFERENCES orders (id),
    position    BIGINT NOT NULL,
    sku         TEXT NOT NULL,
    quantity    BIGINT NOT NULL CHECK (quantity > 0),
    unit_minor  BIGINT NOT NULL,
    gross_minor BIGINT NOT NULL,
    PRIMARY KEY (order_id, position)
);

CREATE TABLE order_event (
    order_id TEXT NOT NULL REFERENCES orders (id),
    position BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (order_id, position)
);

-- Messages that wait to be sent. Whoever claims one moves `next_at` on, and nobody
-- else takes it until then.
CREATE TABLE outbox (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    body       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts   BIGINT NOT NULL,
    next_at    BIGINT NOT NULL,
    sent_at    BIGINT,
    last_error TEXT
);
CREATE INDEX outbox_by_due ON outbox (sent_at, next_at);

-- Links that finish a sign-up. Whoever opens one has shown that the address is theirs.
CREATE TABLE sign_up_token (
    digest     TEXT PRIMARY KEY,
    email      TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX sign_up_token_by_email ON sign_up_token (email);

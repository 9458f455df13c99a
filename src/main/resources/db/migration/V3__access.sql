create table access_token (
    id            varchar(32) primary key,
    name          varchar(100) not null,
    secret_sha256 varchar(64) not null,
    scopes        varchar(200) not null,
    created_at    timestamp(6) with time zone not null,
    expires_at    timestamp(6) with time zone,
    last_used_at  timestamp(6) with time zone,
    revoked_at    timestamp(6) with time zone
);

-- state: running (claimed), done (carried out), answered (and the answer is kept).
create table idempotency_key (
    token_id       varchar(32) not null,
    request_key    varchar(255) not null,
    request_sha256 varchar(64) not null,
    state          varchar(16) not null,
    claimed_at     timestamp(6) with time zone not null,
    status         integer,
    headers        varchar,
    body           varchar,
    primary key (token_id, request_key)
);
create index idempotency_key_claimed on idempotency_key (claimed_at);

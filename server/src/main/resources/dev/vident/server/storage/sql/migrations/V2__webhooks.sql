-- Deliveries are written in the transaction of their cause. state_at is when a delivery is due or when it ended.

create table webhook (
    id               text     not null primary key,
    mode             text     not null,
    name             text     not null,
    description      text,
    target           text     not null,
    types            text     not null,
    applicant_type   text,
    source_keys      text     not null,
    sealed_secret    text     not null,
    algorithm        text     not null,
    sealed_headers   text     not null,
    resend           smallint not null,
    disabled         smallint not null,
    created_at       bigint   not null,
    created_by       text     not null
);

create table webhook_delivery (
    sequence     ${identity},
    id           text    not null unique,
    webhook_id   text    not null references webhook (id),
    applicant_id text    not null references applicant (id),
    type         text    not null,
    body         text    not null,
    created_at   bigint  not null,
    state        text    not null,
    attempts     integer not null,
    state_at     bigint  not null,
    claim        text,
    claimed_at   bigint
);

create index webhook_delivery_due on webhook_delivery (webhook_id, state_at) where state = 'DUE';
create index webhook_delivery_newest on webhook_delivery (webhook_id, sequence);

create table webhook_attempt (
    delivery_id text    not null references webhook_delivery (id),
    number      integer not null,
    at          bigint  not null,
    millis      bigint  not null,
    status      integer,
    answer      text    not null,
    primary key (delivery_id, number)
);

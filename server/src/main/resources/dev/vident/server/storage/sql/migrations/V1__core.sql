-- Times are epoch milliseconds, ids 24 hex characters made by the application, booleans 0 or 1, JSON opaque text.

create table applicant_level (
    id             text     not null primary key,
    mode           text     not null,
    name           text     not null,
    applicant_type text     not null,
    video_ident    smallint not null,
    document_sets  text     not null,
    created_at     bigint   not null,
    unique (mode, name)
);

create table applicant (
    id               text   not null primary key,
    mode             text   not null,
    inspection_id    text   not null,
    external_user_id text   not null,
    applicant_type   text   not null,
    level_name       text   not null,
    source_key       text,
    email            text,
    phone            text,
    lang             text,
    info             text,
    fixed_info       text,
    metadata         text   not null,
    created_at       bigint not null,
    consent_at       bigint,
    review           text   not null,
    unique (mode, external_user_id)
);

-- video_ident_answer is the finished body of the API's answer, rewritten in the transaction that changes it.
create table inspection (
    id                 text     not null primary key,
    applicant_id       text     not null references applicant (id),
    mode               text     not null,
    video_ident_answer ${bytes} not null
);

-- waiting_since and in_call repeat what is in state, so that the queue is one index scan.
create table identification (
    id            text     not null primary key,
    applicant_id  text     not null references applicant (id),
    inspection_id text     not null references inspection (id),
    mode          text     not null,
    level_name    text     not null,
    attempt       integer  not null,
    state         text     not null,
    waiting_since bigint,
    in_call       smallint not null,
    operator_name text,
    created_at    bigint   not null,
    unique (applicant_id, attempt)
);

create index identification_waiting on identification (waiting_since) where waiting_since is not null;
create index identification_in_call on identification (id) where in_call = 1;
create index identification_newest on identification (created_at);

create table video_call (
    id                text     not null primary key,
    identification_id text     not null references identification (id),
    applicant_id      text     not null references applicant (id),
    inspection_id     text     not null references inspection (id),
    mode              text     not null,
    operator_id       text     not null,
    operator_name     text     not null,
    state             text     not null,
    ended             smallint not null,
    started_at        bigint   not null
);

create index video_call_identification on video_call (identification_id);
create index video_call_applicant on video_call (applicant_id);
create index video_call_open on video_call (started_at) where ended = 0;

create table call_seat (
    call_id text    not null references video_call (id),
    seat    text    not null,
    epoch   integer not null,
    primary key (call_id, seat)
);

create table recording (
    call_id         text   not null primary key references video_call (id),
    folder          text   not null,
    opened_at       bigint not null,
    finished_at     bigint,
    manifest_sha256 text
);

create index recording_open on recording (opened_at) where finished_at is null;

create table composition (
    call_id              text   not null primary key references video_call (id),
    media_id             text   not null unique,
    applicant_id         text   not null references applicant (id),
    inspection_id        text   not null references inspection (id),
    mode                 text   not null,
    state                text   not null,
    recorded_at          bigint not null,
    rendering_started_at bigint
);

create index composition_applicant on composition (applicant_id);
create index composition_inspection on composition (inspection_id);

create table still (
    image_id      bigint  not null primary key,
    applicant_id  text    not null references applicant (id),
    inspection_id text    not null references inspection (id),
    call_id       text    not null references video_call (id),
    attempt_id    text    not null,
    kind          text    not null,
    file_name     text    not null,
    content_type  text    not null,
    size_bytes    bigint  not null,
    width         integer not null,
    height        integer not null,
    sha256        text    not null,
    blob_key      text    not null,
    taken_at      bigint  not null
);

create index still_applicant on still (applicant_id);
create index still_call on still (call_id);

create table event (
    sequence     ${identity},
    at           bigint not null,
    applicant_id text   not null references applicant (id),
    event        text   not null
);

create index event_applicant on event (applicant_id);

create table job (
    id           text    not null primary key,
    kind         text    not null,
    payload      text    not null,
    state        text    not null,
    run_at       bigint  not null,
    attempts     integer not null,
    claim        text,
    heartbeat_at bigint,
    finished_at  bigint,
    last_error   text
);

create unique index job_open on job (kind, payload) where state in ('QUEUED', 'CLAIMED');
create index job_due on job (kind, run_at) where state in ('QUEUED', 'CLAIMED');

create table app_token (
    id            text     not null primary key,
    name          text     not null,
    mode          text     not null,
    public_part   text     not null,
    private_hash  text     not null,
    sealed_secret text     not null,
    permissions   text     not null,
    revoked       smallint not null,
    created_at    bigint   not null,
    unique (mode, public_part)
);

create table sdk_token (
    token_hash   text   not null primary key,
    applicant_id text   not null references applicant (id),
    mode         text   not null,
    level_name   text   not null,
    created_at   bigint not null,
    expires_at   bigint not null
);

create index sdk_token_expiry on sdk_token (expires_at);

create table permalink (
    code_hash    text    not null primary key,
    applicant_id text    not null references applicant (id),
    mode         text    not null,
    level_name   text    not null,
    uses_left    integer not null,
    created_at   bigint  not null,
    expires_at   bigint  not null
);

create index permalink_expiry on permalink (expires_at);

create table desk_operator (
    id            text     not null primary key,
    login         text     not null unique,
    display_name  text     not null,
    roles         text     not null,
    password_hash text     not null,
    disabled      smallint not null,
    created_at    bigint   not null
);

create table desk_session (
    token_hash   text   not null primary key,
    operator_id  text   not null references desk_operator (id),
    csrf_token   text   not null,
    created_at   bigint not null,
    last_seen_at bigint not null,
    expires_at   bigint not null
);

create index desk_session_operator on desk_session (operator_id);
create index desk_session_expiry on desk_session (expires_at);

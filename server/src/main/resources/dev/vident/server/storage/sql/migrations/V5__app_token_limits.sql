-- Where and for whom an app token may be used, and its predecessor during the grace period of a rotation.
alter table app_token add column allowed_addresses text not null default '';
alter table app_token add column source_keys text not null default '[]';
alter table app_token add column last_used_at bigint;
alter table app_token add column previous_hash text;
alter table app_token add column previous_sealed_secret text;
alter table app_token add column previous_until bigint;

-- A slot lets one request of a token pass and is free again a window later; nodes share them. Losing them in a crash
-- costs nothing but one window.
create ${unlogged} table request_slot (
    token_id text    not null,
    kind     text    not null,
    slot     integer not null,
    taken_at bigint  not null,
    primary key (token_id, kind, slot)
);

create index webhook_delivery_ended on webhook_delivery (state_at) where state <> 'DUE';

-- Stills that no longer count after a reset stay, marked.
alter table still add column deactivated smallint not null default 0;

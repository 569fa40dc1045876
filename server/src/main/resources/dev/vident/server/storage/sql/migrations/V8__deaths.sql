-- How many workers stopped confirming their claim on a job without saying that it failed.
alter table job add column deaths integer not null default 0;

-- Where the page of a link leads after the verdict; sealed, because it may hold a key. One per applicant: the newest link's.
create table redirect (
    applicant_id text   not null primary key references applicant (id),
    sealed       text   not null,
    created_at   bigint not null
);

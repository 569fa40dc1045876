-- agreements, tags, questionnaires, settings and details are opaque JSON.

alter table applicant add column tags text not null default '[]';
alter table applicant add column deleted smallint not null default 0;
alter table applicant add column agreements text not null default '[]';
alter table applicant add column questionnaires text;

alter table applicant_level add column description text;
alter table applicant_level add column upload_types text not null default '[]';
alter table applicant_level add column video_ident_settings text;

create table applicant_note (
    id           text   not null primary key,
    applicant_id text   not null references applicant (id),
    note         text   not null,
    tags         text   not null,
    created_at   bigint not null,
    created_by   text   not null
);

create index applicant_note_newest on applicant_note (applicant_id, created_at);

-- A document without a file has no blob_key; pictures alone have width and height.
create table document (
    image_id        bigint   not null primary key,
    applicant_id    text     not null references applicant (id),
    inspection_id   text     not null references inspection (id),
    attempt_id      text     not null,
    id_doc_type     text     not null,
    id_doc_sub_type text,
    country         text     not null,
    details         text     not null,
    file_name       text,
    content_type    text,
    size_bytes      bigint,
    width           integer,
    height          integer,
    sha256          text,
    blob_key        text,
    added_at        bigint   not null,
    deactivated     smallint not null
);

create index document_applicant on document (applicant_id);

-- What operators answered to the script. Rows are only added; of several for one check the last one counts.
create table script_answer (
    sequence      ${identity},
    call_id       text   not null references video_call (id),
    applicant_id  text   not null references applicant (id),
    check_code    text   not null,
    result        text   not null,
    words         text,
    operator_id   text   not null,
    operator_name text   not null,
    at            bigint not null
);

create index script_answer_call on script_answer (call_id);

-- Whether pictures that a token downloads are marked as copies.
alter table app_token add column watermark integer not null default 0;

-- From where the applicant called, where that is to be shown in the composition.
alter table video_call add column applicant_origin text;

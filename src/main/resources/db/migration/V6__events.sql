-- The range is what the event takes of time: all-day events have their days in their own zone.
create table calendar_event (
    id                uuid primary key,
    article_id        uuid references article (id) on delete set null,
    status            varchar(16) not null,
    content           varchar not null,
    markdown          varchar not null,
    html              varchar not null,
    plain             varchar not null,
    event_status      varchar(16) not null,
    range_start       timestamp(6) with time zone not null,
    range_end         timestamp(6) with time zone not null,
    sequence          integer not null,
    revision          integer not null,
    withdrawal_reason varchar(16),
    withdrawal_note   varchar,
    withdrawn_at      timestamp(6) with time zone,
    created_at        timestamp(6) with time zone not null,
    edited_at         timestamp(6) with time zone not null,
    published_at      timestamp(6) with time zone
);
create index calendar_event_start on calendar_event (status, range_start, id);
create index calendar_event_end on calendar_event (status, range_end, id);
create index calendar_event_all on calendar_event (created_at desc, id desc);

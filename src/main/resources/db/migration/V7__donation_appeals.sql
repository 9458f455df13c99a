-- Whether an appeal is upcoming, active or ended is written when it becomes so, never computed by a
-- reader: everyone who follows the change log hears of it. changed_at only ever grows.
create table donation_appeal (
    id                uuid primary key,
    slug              varchar(100) not null,
    status            varchar(16) not null,
    state             varchar(16) not null,
    content           varchar not null,
    markdown          varchar not null,
    html              varchar not null,
    plain             varchar not null,
    language          varchar(35) not null,
    article_id        uuid references article (id) on delete set null,
    topic             varchar(100) references topic (slug),
    priority          integer not null,
    valid_from        timestamp(6) with time zone,
    valid_until       timestamp(6) with time zone,
    held              varchar,
    revision          integer not null,
    withdrawal_reason varchar(16),
    withdrawal_note   varchar,
    withdrawn_at      timestamp(6) with time zone,
    created_at        timestamp(6) with time zone not null,
    edited_at         timestamp(6) with time zone not null,
    published_at      timestamp(6) with time zone,
    changed_at        timestamp(6) with time zone,
    constraint donation_appeal_slug unique (slug)
);
create index donation_appeal_list on donation_appeal (status, state, published_at desc, id desc);
create index donation_appeal_start on donation_appeal (status, state, valid_from);
create index donation_appeal_end on donation_appeal (status, state, valid_until);
create index donation_appeal_all on donation_appeal (created_at desc, id desc);
create index donation_appeal_changed on donation_appeal (changed_at);

-- A picture lies in the store under the hash of its bytes; here is what is known of it. What uses it
-- keeps it from being deleted: a rule of the schema, not of a program that looks first.
create table media_file (
    id           uuid primary key,
    sha256       varchar(64) not null,
    content_type varchar(50) not null,
    bytes        integer not null,
    width        integer not null,
    height       integer not null,
    content      varchar not null,
    revision     integer not null,
    created_at   timestamp(6) with time zone not null,
    edited_at    timestamp(6) with time zone not null,
    constraint media_file_sha256 unique (sha256)
);
create index media_file_all on media_file (created_at desc, id desc);

create table media_use (
    media_id  uuid not null,
    type      varchar(16) not null,
    object_id uuid not null,
    primary key (media_id, type, object_id),
    constraint media_use_file foreign key (media_id) references media_file (id)
);
create index media_use_object on media_use (type, object_id);

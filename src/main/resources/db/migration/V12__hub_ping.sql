-- How far the log has been told to the WebSub hub; whoever has the lease tells it.
create table hub_ping (
    id           integer primary key check (id = 1),
    seq          bigint not null,
    leased_by    uuid,
    leased_until timestamp(6) with time zone
);
insert into hub_ping (id, seq) select 1, coalesce(max(seq), 0) from change_log;

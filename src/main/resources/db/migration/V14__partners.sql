-- What a partner's token is narrowed down to: comma lists of slugs and of language tags; empty for all.
alter table access_token add column topics varchar(2000) default '' not null;
alter table access_token add column languages varchar(400) default '' not null;

-- How many requests a partner made on a day (UTC).
create table partner_usage (
    token_id varchar(32) not null,
    used_on  date not null,
    requests bigint not null,
    primary key (token_id, used_on)
);
create index partner_usage_day on partner_usage (used_on);

-- What lists and the calendar select by; an event that names no language is for everyone.
alter table calendar_event add column language varchar(100);
update calendar_event set language = substring(content from position('"language":"' in content) + 12 for 100)
where position('"language":"' in content) > 0;
update calendar_event set language = substring(language from 1 for position('"' in language) - 1)
where position('"' in language) > 0;

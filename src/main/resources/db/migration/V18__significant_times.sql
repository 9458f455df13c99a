-- Feeds ask when what they show last said something else.
create index article_revision_significant on article_revision (article_id, significant, made_at);
create index update_revision_significant on update_revision (update_id, significant, made_at);

package org.samizdat.transfer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One line of an export. A line stands after all that it refers to, and a revision right behind the
 * thing, or another revision of the thing, that it is of.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = HeaderLine.class, name = "header"),
  @JsonSubTypes.Type(value = TopicLine.class, name = "topic"),
  @JsonSubTypes.Type(value = MediaLine.class, name = "media"),
  @JsonSubTypes.Type(value = FileLine.class, name = "file"),
  @JsonSubTypes.Type(value = ArticleLine.class, name = "article"),
  @JsonSubTypes.Type(value = ArticleRevisionLine.class, name = "article-revision"),
  @JsonSubTypes.Type(value = UpdateLine.class, name = "update"),
  @JsonSubTypes.Type(value = UpdateRevisionLine.class, name = "update-revision"),
  @JsonSubTypes.Type(value = CommentLine.class, name = "comment"),
  @JsonSubTypes.Type(value = EventLine.class, name = "event"),
  @JsonSubTypes.Type(value = AppealLine.class, name = "donation-appeal"),
  @JsonSubTypes.Type(value = PlanLine.class, name = "plan"),
  @JsonSubTypes.Type(value = EndLine.class, name = "end")
})
public sealed interface Line
    permits HeaderLine,
        TopicLine,
        MediaLine,
        FileLine,
        ArticleLine,
        ArticleRevisionLine,
        UpdateLine,
        UpdateRevisionLine,
        CommentLine,
        EventLine,
        AppealLine,
        PlanLine,
        EndLine {}

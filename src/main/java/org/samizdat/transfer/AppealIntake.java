package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.samizdat.appeal.AppealState;
import org.samizdat.article.ArticleStatus;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;

/**
 * Takes donation appeals in, with the destinations that they had: whoever can import could write
 * them into the database as well.
 */
final class AppealIntake implements Intake {
  private final Batch batch;
  private final List<Prepared<AppealLine>> fresh = new ArrayList<>();
  private final Map<UUID, Integer> known = new HashMap<>();
  private final Set<String> slugs = new HashSet<>();
  private final Set<String> topics = new HashSet<>();

  AppealIntake(Batch batch) {
    this.batch = batch;
    List<Prepared<AppealLine>> lines = batch.of(AppealLine.class);
    if (!lines.isEmpty()) {
      KnownDao dao = batch.attach(KnownDao.class);
      dao.appeals(lines.stream().map(each -> each.line().id()).toList())
          .forEach(each -> known.put(each.id(), each.revision()));
      slugs.addAll(dao.appealSlugs(lines.stream().map(each -> slug(each.line())).toList()));
      topics.addAll(
          dao.topics(
              lines.stream().flatMap(each -> each.line().content().topic().stream()).toList()));
      batch.of(TopicLine.class).forEach(each -> topics.add(each.line().slug()));
    }
    lines.forEach(this::sort);
  }

  private static String slug(AppealLine line) {
    return line.content().slug().orElseThrow();
  }

  private void sort(Prepared<AppealLine> each) {
    AppealLine line = each.line();
    Integer here = known.get(line.id());
    if (here != null) {
      batch.here(each, here, line.revision());
    } else if (slugs.contains(slug(line))) {
      batch.refuse(each, "the slug '%s' belongs to another appeal here".formatted(slug(line)));
    } else if (line.content().topic().filter(topic -> !isTopic(topic)).isPresent()) {
      batch.refuse(each, "its topic is not here");
    } else {
      known.put(line.id(), line.revision());
      slugs.add(slug(line));
      batch.outcome().added(line);
      fresh.add(each);
    }
  }

  private boolean isTopic(String slug) {
    return topics.contains(slug) || batch.rehearsed().filter(each -> each.has(slug)).isPresent();
  }

  @Override
  public void store(PublicWrite write) {
    write.attach(AppealDao.class).insert(fresh.stream().map(this::row).toList());
    for (Prepared<AppealLine> each : fresh) {
      AppealLine line = each.line();
      if (line.status() == ArticleStatus.PUBLISHED && line.state() != AppealState.UPCOMING) {
        Change change =
            Change.of(
                ChangeType.DONATION_APPEAL,
                line.id().toString(),
                ChangeOp.PUBLISHED,
                line.revision(),
                write.now());
        write.announce(article(line).map(article -> article.place(change)).orElse(change));
      }
    }
  }

  private Optional<KnownArticle> article(AppealLine line) {
    return line.content().articleId().flatMap(batch::article);
  }

  private Map<String, Object> row(Prepared<AppealLine> each) {
    AppealLine line = each.line();
    return new Columns()
        .with(each.stored())
        .with(line.withdrawal())
        .with("id", line.id())
        .with("slug", slug(line))
        .with("status", line.status())
        .with("state", line.state())
        .with("language", line.content().language())
        .with("articleId", article(line).map(KnownArticle::id))
        .with("topic", line.content().topic())
        .with("priority", line.content().priority())
        .with("validFrom", line.content().validFrom())
        .with("validUntil", line.content().validUntil())
        .with("held", line.held().map(Json::write))
        .with("revision", line.revision())
        .with("createdAt", line.createdAt())
        .with("editedAt", line.editedAt())
        .with("publishedAt", line.publishedAt())
        .with("changedAt", line.changedAt())
        .values();
  }
}

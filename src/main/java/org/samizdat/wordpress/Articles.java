package org.samizdat.wordpress;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.samizdat.article.ArticleContent;
import org.samizdat.article.ArticleKind;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.ArticleStatus;
import org.samizdat.article.Byline;
import org.samizdat.article.LiveState;
import org.samizdat.article.TopicName;
import org.samizdat.schedule.Action;
import org.samizdat.transfer.ArticleLine;
import org.samizdat.transfer.PlanLine;
import org.samizdat.transfer.UpdateLine;

/** Turns posts and pages into articles with their updates and comments. */
final class Articles {
  private static final int MAX_HEADLINE = 300;
  private static final int MAX_STANDFIRST = 2_000;
  private static final int MAX_BYLINES = 20;
  private static final int MAX_BYLINE = 200;
  private static final int MAX_TOPICS = 20;

  private final Catalogue catalogue;
  private final Ids ids;
  private final ZoneId zone;
  private final String language;
  private final Instant now;
  private final Function<String, Optional<UUID>> slugOwner;
  private final Consumer<Left> left;
  private final Slugger slugger = new Slugger();

  /**
   * @param language of the articles
   * @param slugOwner the article here that a slug leads to
   */
  Articles(
      Catalogue catalogue,
      ZoneId zone,
      String language,
      Instant now,
      Function<String, Optional<UUID>> slugOwner,
      Consumer<Left> left) {
    this.catalogue = catalogue;
    this.ids = new Ids(catalogue.site().key());
    this.zone = zone;
    this.language = language;
    this.now = now;
    this.slugOwner = slugOwner;
    this.left = left;
  }

  /** What becomes of an entry; empty when it is nothing that can be carried, which is reported. */
  Optional<Carried> carried(Entry entry) {
    Optional<String> refusal = refusal(entry);
    if (refusal.isPresent()) {
      left(entry, refusal.get());
      return Optional.empty();
    }
    Optional<Instant> dated = entry.date().at(zone);
    boolean isPublic = isPublic(entry, dated);
    Instant at = dated.filter(each -> !each.isAfter(now)).orElse(now);
    Cleaned text =
        entry.rendered()
            ? Cleaned.shown(entry.content(), entry.link())
            : Cleaned.typed(entry.content(), entry.link());
    LiveText live = LiveText.of(text.blocks(), at, zone);
    text.left().forEach(each -> left(entry, each));
    live.left().forEach(each -> left(entry, each));
    List<UpdateLine> updates = new Updates(ids, entry.id(), isPublic).lines(live.updates());
    Threads threads = new Threads(ids, zone, entry, at, left);
    String slug = slug(entry);
    ArticleLine article =
        new ArticleLine(
            ids.entry(entry.id()),
            isPublic ? ArticleStatus.PUBLISHED : ArticleStatus.DRAFT,
            content(entry, slug, live, new Pictures(catalogue, left).of(entry, text.pictures())),
            otherSlugs(entry, slug),
            live(updates, at, isPublic),
            Optional.empty(),
            1,
            at,
            at,
            Optional.of(at).filter(each -> isPublic),
            Updates.latest(updates).filter(at::isBefore).orElse(at),
            threads.lines().stream()
                .flatMap(each -> each.publishedAt().stream())
                .max(Instant::compareTo));
    return Optional.of(
        new Carried(
            entry,
            article,
            updates,
            plan(entry, article, dated),
            threads.lines(),
            threads.emails()));
  }

  private void left(Entry entry, String why) {
    left.accept(Left.of(entry, why));
  }

  private static Optional<String> refusal(Entry entry) {
    if (!entry.isArticle()) {
      return Optional.of(
          "this type is not carried: " + (entry.type().isEmpty() ? "none" : entry.type()));
    }
    if (entry.id() <= 0) {
      return Optional.of("it has no id");
    }
    return switch (entry.status()) {
      case "trash", "auto-draft", "inherit" ->
          Optional.of("this status is not carried: " + entry.status());
      default -> Optional.empty();
    };
  }

  /** Only what everyone could read stays public; the rest waits for an editor. */
  private boolean isPublic(Entry entry, Optional<Instant> dated) {
    switch (entry.status()) {
      case "publish", "future" -> {}
      case "draft" -> {
        return false;
      }
      default -> {
        left(entry, "it is a draft now, and was: " + entry.status());
        return false;
      }
    }
    if (entry.locked()) {
      left(entry, "it was locked with a password, and is a draft now");
      return false;
    }
    if (dated.isEmpty()) {
      left(entry, "it has no date, and is a draft now");
      return false;
    }
    return !dated.get().isAfter(now);
  }

  private Optional<PlanLine> plan(Entry entry, ArticleLine article, Optional<Instant> dated) {
    boolean planned = entry.status().equals("future") || entry.status().equals("publish");
    return dated
        .filter(at -> planned && !entry.locked() && at.isAfter(now))
        .map(
            at ->
                new PlanLine(
                    article.id(),
                    Action.PUBLISH,
                    "article",
                    article.id(),
                    at,
                    Optional.of(1),
                    article.content().headline(),
                    Carried.AUTHOR));
  }

  private static Optional<ArticleLine.Live> live(
      List<UpdateLine> updates, Instant at, boolean isPublic) {
    if (updates.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> last = Updates.latest(updates).filter(at::isBefore).or(() -> Optional.of(at));
    return Optional.of(
        isPublic
            ? new ArticleLine.Live(LiveState.ENDED, Optional.of(at), last, Optional.empty())
            : new ArticleLine.Live(
                LiveState.SCHEDULED, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private ArticleContent content(
      Entry entry, String slug, LiveText live, List<org.samizdat.article.Media> media) {
    String headline = Cleaned.words(entry.title()).replace('\n', ' ');
    if (headline.isBlank()) {
      left(entry, "it has no title");
    } else if (headline.length() > MAX_HEADLINE) {
      left(entry, "its title is cut after %d characters".formatted(MAX_HEADLINE));
    }
    return new ArticleContent(
        Optional.of(slug),
        live.updates().isEmpty() ? ArticleKind.ARTICLE : ArticleKind.LIVEBLOG,
        Optional.of(language),
        Optional.empty(),
        Words.cut(Words.some(headline).orElse("(untitled)"), MAX_HEADLINE),
        Words.some(Cleaned.words(entry.excerpt())).map(each -> Words.cut(each, MAX_STANDFIRST)),
        Words.some(live.body()),
        bylines(entry),
        topics(entry),
        List.of(),
        false,
        Optional.empty(),
        media,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        entry.commentsOpen(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The author; with a plugin for several, those. */
  private List<Byline> bylines(Entry entry) {
    List<String> names = new ArrayList<>();
    entry.terms().stream()
        .filter(term -> term.taxonomy().equals("author"))
        .forEach(term -> names.add(Cleaned.words(term.name())));
    if (names.isEmpty()) {
      names.add(catalogue.author(entry.author()));
    }
    return names.stream()
        .flatMap(name -> Words.some(name).stream())
        .distinct()
        .limit(MAX_BYLINES)
        .map(name -> new Byline(Words.cut(name, MAX_BYLINE), Optional.empty(), Optional.empty()))
        .toList();
  }

  private List<TopicName> topics(Entry entry) {
    Map<String, TopicName> topics = new LinkedHashMap<>();
    for (Term term : entry.terms()) {
      if (term.isTopic()) {
        String slug = slugger.topic(term);
        topics.putIfAbsent(slug, new TopicName(Optional.of(slug), slugger.topicName(term)));
      } else if (!term.taxonomy().equals("author")) {
        left(entry, "taxonomy is not carried: " + term.taxonomy());
      }
    }
    if (topics.size() > MAX_TOPICS) {
      left(entry, "more than %d topics, so it is not filed under the rest".formatted(MAX_TOPICS));
    }
    return topics.values().stream().limit(MAX_TOPICS).toList();
  }

  /** Its own slug; where another article has that, with its number, or else with its id here. */
  private String slug(Entry entry) {
    String wanted = slugger.article(entry);
    String id = ids.entry(entry.id()).toString();
    for (String each :
        List.of(
            wanted,
            Slugger.numbered(wanted, String.valueOf(entry.id())),
            Slugger.numbered(wanted, id.substring(0, id.indexOf('-'))))) {
      if (!new ArticleRef(each).isId() && isFree(each, entry)) {
        if (!each.equals(wanted)) {
          left(entry, "its slug is that of another article, so a number stands behind it");
        }
        return each;
      }
    }
    return id.replace("-", "");
  }

  private boolean isFree(String slug, Entry entry) {
    return catalogue.ownerOf(slug, entry.id()) == entry.id()
        && slugOwner.apply(slug).filter(owner -> !owner.equals(ids.entry(entry.id()))).isEmpty();
  }

  private List<String> otherSlugs(Entry entry, String slug) {
    List<String> others = new ArrayList<>();
    for (String each : slugger.others(entry)) {
      if (each.equals(slug) || new ArticleRef(each).isId()) {
        continue;
      }
      if (isFree(each, entry)) {
        others.add(each);
      } else {
        left(entry, "an old address of it leads to another article");
      }
    }
    return others;
  }
}

package org.samizdat.correction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.article.Article;
import org.samizdat.article.ArticleEditor;
import org.samizdat.article.ArticleRef;
import org.samizdat.article.CorrectionKind;
import org.samizdat.article.CorrectionNote;
import org.samizdat.article.PublicArticles;
import org.samizdat.article.WithdrawalReason;
import org.samizdat.article.WithdrawalRequest;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.change.PublicWrite;
import org.samizdat.database.Database;
import org.samizdat.http.Preconditions;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.update.Update;
import org.samizdat.update.UpdateEditor;

/** Corrects what is public: the edit and what is said about it are one write. */
public final class CorrectionEditor {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final ChangeLog log;
  private final ArticleEditor articles;
  private final UpdateEditor updates;

  public CorrectionEditor(ChangeLog log, ArticleEditor articles, UpdateEditor updates) {
    this.log = log;
    this.articles = articles;
    this.updates = updates;
  }

  /**
   * Makes a correction.
   *
   * @param seen the revision of the target that the editor has read
   * @throws ProblemException wrong-state when readers do not see the target
   */
  Correction make(Actor actor, Preconditions seen, CorrectionRequest request) {
    request.requireWhole();
    return log.write(
        actor,
        write ->
            switch (request.target().type()) {
              case ARTICLE -> ofArticle(write, actor, seen, request);
              case UPDATE -> ofUpdate(write, actor, seen, request);
            });
  }

  private Correction ofArticle(
      PublicWrite write, Actor actor, Preconditions seen, CorrectionRequest request) {
    ArticleRef ref = new ArticleRef(request.target().id().toString());
    requirePublic(PublicArticles.any(write.handle(), ref).orElseThrow(ref::notFound));
    Article after =
        request.kind() == CorrectionKind.RETRACTION
            ? articles.withdraw(write, actor, ref, seen, retracted(request))
            : inEdit(() -> articles.patch(write, actor, ref, seen, edit(request)));
    Correction made = announced(write, request, after, Optional.empty(), after.revision());
    write
        .attach(CorrectionDao.class)
        .noteAtArticle(after.id(), made.note().above(after.corrections()));
    return made;
  }

  private Correction ofUpdate(
      PublicWrite write, Actor actor, Preconditions seen, CorrectionRequest request) {
    UUID id = request.target().id();
    boolean retraction = request.kind() == CorrectionKind.RETRACTION;
    Update after =
        retraction
            ? updates.withdraw(write, actor, id, seen, retracted(request))
            : inEdit(() -> updates.patch(write, actor, id, seen, edit(request)));
    if (!retraction && !after.isPublished()) {
      throw notPublic();
    }
    ArticleRef ref = new ArticleRef(after.articleId().toString());
    Article article = PublicArticles.any(write.handle(), ref).orElseThrow(ref::notFound);
    requirePublic(article);
    Correction made = announced(write, request, article, Optional.of(id), after.revision());
    List<CorrectionNote> earlier = after.corrections();
    write.attach(CorrectionDao.class).noteAtUpdate(id, made.note().above(earlier));
    return made;
  }

  private static Correction announced(
      PublicWrite write,
      CorrectionRequest request,
      Article article,
      Optional<UUID> update,
      int revision) {
    Correction made =
        new Correction(
            Database.newId(),
            article.id(),
            update,
            request.kind(),
            request.wrong(),
            request.right(),
            request.reason(),
            revision,
            write.now());
    write.attach(CorrectionDao.class).insert(made);
    write.about(Audit.Subject.of("correction", made.id()));
    write.announce(
        Change.of(ChangeType.CORRECTION, made.id().toString(), ChangeOp.PUBLISHED, 1, write.now())
            .inArticle(article.id(), article.language(), article.topicSlugs()));
    return made;
  }

  private static void requirePublic(Article article) {
    if (!article.isPublic()) {
      throw notPublic();
    }
  }

  private static ProblemException notPublic() {
    return ProblemException.wrongState(
        "It is not public: nobody has to be told; edit it, or publish it first.");
  }

  private static WithdrawalRequest retracted(CorrectionRequest request) {
    return new WithdrawalRequest(WithdrawalReason.ERROR, Optional.of(request.reason()));
  }

  private static JsonNode edit(CorrectionRequest request) {
    return request.edit().orElse(NOTHING);
  }

  /** Pointers of what is wrong with the edit lead into it. */
  private static <T> T inEdit(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      if (e.errors().stream().noneMatch(each -> each.pointer().isPresent())) {
        throw e;
      }
      throw ProblemException.invalidContent(
          e.errors().stream()
              .map(each -> FieldError.atPointer("/edit" + each.pointer().orElse(""), each.detail()))
              .toList());
    }
  }
}

package org.samizdat.revision;

import org.samizdat.article.Article;
import org.samizdat.article.NextChange;
import org.samizdat.article.Past;
import org.samizdat.http.BaseUrl;
import org.samizdat.update.PublicUpdates;

/** Permalinks to what was said, which can be quoted exactly. */
public final class Permalinks {
  private Permalinks() {}

  public static Past<Article> articles(BaseUrl base, NextChange next) {
    RevisionAnswers answers = new RevisionAnswers(base, next);
    return (handle, article, revision) ->
        answers.one(handle, new RevisedArticle(article, base), revision);
  }

  public static Past<PublicUpdates.Found> updates(BaseUrl base, NextChange next) {
    RevisionAnswers answers = new RevisionAnswers(base, next);
    return (handle, found, revision) ->
        answers.one(handle, new RevisedUpdate(found.update(), found.article(), base), revision);
  }
}

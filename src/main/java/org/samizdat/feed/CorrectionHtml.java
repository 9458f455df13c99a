package org.samizdat.feed;

import java.util.Optional;
import org.samizdat.article.ArticleLink;
import org.samizdat.article.CorrectionKind;
import org.samizdat.article.CorrectionNote;

/** A correction as HTML: of what, why, and what was wrong (struck through) and is right. */
final class CorrectionHtml {
  private CorrectionHtml() {}

  static String name(CorrectionKind kind) {
    return switch (kind) {
      case CORRECTION -> "Correction";
      case CLARIFICATION -> "Clarification";
      case RETRACTION -> "Retraction";
    };
  }

  static String of(CorrectionNote note, Optional<ArticleLink> article) {
    return Xml.fragment(
        html -> {
          html.open("p").element("strong", name(note.kind())).text(" · ");
          article.ifPresent(
              link -> html.element("a", link.headline(), "href", link.url()).text(" · "));
          html.text(note.reason()).close();
          note.wrong().ifPresent(text -> html.open("p").element("del", text).close());
          note.right().ifPresent(text -> html.open("p").element("ins", text).close());
        });
  }
}

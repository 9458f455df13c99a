package org.samizdat.feed;

import java.util.Optional;
import org.samizdat.json.WireName;
import org.samizdat.update.Attribution;
import org.samizdat.update.Claim;
import org.samizdat.update.UpdateView;

/**
 * An update as HTML that says all that a reader must know: the time as printed, who says so, how
 * sure the newsroom is, and what is claimed. What no longer holds is struck through.
 */
final class UpdateHtml {
  private static final String BETWEEN = " · ";

  private UpdateHtml() {}

  static String of(UpdateView update) {
    return Xml.fragment(html -> head(html, update))
        + update.body().html()
        + (update.claims().isEmpty() ? "" : Xml.fragment(html -> claims(html, update)));
  }

  private static void head(Xml html, UpdateView update) {
    html.open("p").element("strong", update.displayTime()).text(BETWEEN);
    update
        .attribution()
        .ifPresent(
            source -> {
              cite(html, source);
              html.text(BETWEEN);
            });
    html.text(WireName.of(update.verification())).close();
  }

  private static void claims(Xml html, UpdateView update) {
    html.open("ul");
    for (Claim each : update.claims()) {
      boolean stands = each.status() == Claim.Status.STANDING;
      html.open("li").text(each.subject() + ": ").element(stands ? "span" : "del", each.text());
      html.text(BETWEEN);
      cite(html, each.attribution());
      html.close();
    }
    html.close();
  }

  private static void cite(Xml html, Attribution source) {
    html.open("cite");
    Optional<String> url = source.url();
    if (url.isPresent()) {
      html.element("a", source.name(), "href", url.get(), "rel", "noopener noreferrer");
    } else {
      html.text(source.name());
    }
    html.close();
  }
}

package org.samizdat.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** A newsroom's desk: makes the articles and updates that a test is about. */
public final class Desk {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final Api staff;

  public Desk(Api staff) {
    this.staff = staff;
  }

  /** A slug that no other test has. */
  public static String slug(String stem) {
    return stem + "-t" + NUMBER.incrementAndGet();
  }

  /** A draft with this slug. */
  public Answer draft(String slug, String kind) {
    return staff
        .post(
            "/v1/admin/articles",
            """
            {"slug": "%s", "kind": "%s", "headline": "Headline of %s", "body": "A *body*.",
             "topics": ["Oil"]}"""
                .formatted(slug, kind, slug))
        .expect(201);
  }

  /** A published article with this slug. */
  public Answer article(String slug) {
    return publish(draft(slug, "article"));
  }

  /** A published live blog with this slug. */
  public Answer liveBlog(String slug) {
    return publish(draft(slug, "liveblog"));
  }

  private Answer publish(Answer draft) {
    return staff
        .ifMatch(draft.etag())
        .post("/v1/admin/articles/" + draft.at("/id") + "/publish")
        .expect(200);
  }

  /** A published update of a live blog. */
  public Answer update(String article, String text) {
    return staff
        .send("POST", "/v1/admin/articles/" + article + "/updates?publish=true", "text/plain", text)
        .expect(201);
  }
}

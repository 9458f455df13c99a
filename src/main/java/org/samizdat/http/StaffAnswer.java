package org.samizdat.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers of the admin surface: the thing, and the ETag that the next change must name. */
public final class StaffAnswer {
  private StaffAnswer() {}

  public static Response ok(Object view, int revision) {
    return Response.ok(view).tag(new EntityTag(Integer.toString(revision))).build();
  }

  /** It was taken, but something remains to be done before it is in force. */
  public static Response accepted(Object view, int revision) {
    return Response.accepted(view).tag(new EntityTag(Integer.toString(revision))).build();
  }

  public static Response created(Object view, int revision, String location) {
    return Response.created(URI.create(location))
        .entity(view)
        .tag(new EntityTag(Integer.toString(revision)))
        .build();
  }
}

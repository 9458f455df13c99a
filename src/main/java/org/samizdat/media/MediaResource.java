package org.samizdat.media;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.database.Database;
import org.samizdat.http.CacheTags;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Pictures under {@code /v1/media}, by the hash of their bytes: whatever is once there under a name
 * never changes, so everyone may keep it for ever (RFC 8246). Parts of it are given too (RFC 9110
 * §14).
 */
@Path("/v1/media")
public final class MediaResource {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final int HASH_LENGTH = 64;
  private static final int BUFFER = 16 << 10;

  private final Database database;
  private final MediaStore store;

  public MediaResource(Database database, MediaStore store) {
    this.database = database;
    this.store = store;
  }

  @GET
  @Path("/{file}")
  @Public
  public Response get(
      @PathParam("file") String name,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange,
      @Context Request request) {
    MediaFile file = find(name);
    EntityTag etag = new EntityTag(name.substring(0, name.indexOf('.')));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(etag);
    if (unchanged != null && unchanged.clone().build().getStatus() == 304) {
      return described(unchanged, file, etag).build();
    }
    long size = size(name);
    boolean wanted = ifRange == null || ifRange.equals("\"" + etag.getValue() + "\"");
    Optional<ByteRange> part =
        Optional.ofNullable(range).filter(given -> wanted).flatMap(given -> part(given, size));
    ByteRange bytes = part.orElseGet(() -> ByteRange.whole(size));
    Response.ResponseBuilder answer =
        Response.status(part.isPresent() ? 206 : 200)
            .entity(content(name, bytes))
            .type(file.contentType())
            .header("Accept-Ranges", "bytes")
            .header(HttpHeaders.CONTENT_LENGTH, bytes.length());
    part.ifPresent(given -> answer.header("Content-Range", given.header(size)));
    return described(answer, file, etag).build();
  }

  /** The row decides: what was deleted is gone even if its bytes were still there. */
  private MediaFile find(String name) {
    return Optional.of(name)
        .filter(given -> given.length() > HASH_LENGTH)
        .flatMap(
            given ->
                database.read(
                    handle -> handle.attach(MediaDao.class).find(name.substring(0, HASH_LENGTH))))
        .filter(file -> file.names().anyMatch(name::equals))
        .orElseThrow(() -> ProblemException.notFound("A picture of this name"));
  }

  private long size(String name) {
    try {
      return store.size(name);
    } catch (NoSuchFileException e) {
      throw ProblemException.notFound("A picture of this name");
    } catch (IOException e) {
      throw StoreUnavailable.problem(e);
    }
  }

  private static Optional<ByteRange> part(String range, long size) {
    Optional<ByteRange> part = ByteRange.parse(range, size);
    if (part.filter(given -> given.length() <= 0).isPresent()) {
      throw new ProblemException(
              ProblemType.RANGE_NOT_SATISFIABLE, "It has only %d bytes.".formatted(size))
          .withHeader("Content-Range", "bytes */" + size);
    }
    return part;
  }

  private StreamingOutput content(String name, ByteRange bytes) {
    return out -> {
      try (InputStream in = store.open(name, bytes.first(), bytes.length())) {
        byte[] buffer = new byte[BUFFER];
        long left = bytes.length();
        while (left > 0) {
          int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
          if (read < 0) {
            throw new IOException(name + " is shorter than it was");
          }
          out.write(buffer, 0, read);
          left -= read;
        }
      }
    };
  }

  private static Response.ResponseBuilder described(
      Response.ResponseBuilder answer, MediaFile file, EntityTag etag) {
    return answer
        .tag(etag)
        .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
        .header(CacheTags.PLACEHOLDER, "media:" + file.id());
  }
}

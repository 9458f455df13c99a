package org.samizdat.transfer;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.samizdat.access.Actor;
import org.samizdat.access.Audit;
import org.samizdat.access.Requires;
import org.samizdat.access.Scope;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.PublicWrite;
import org.samizdat.problem.ProblemException;

/** Everything, as one stream of lines, under {@code /v1/admin/export}. */
@Path("/v1/admin/export")
public final class ExportResource {
  private static final String LINES = "application/x-ndjson";
  private static final String COMPRESSED = "application/gzip";

  private final Exporter exporter;
  private final ChangeLog log;

  /** Each holds a connection for as long as its reader takes. */
  private final Semaphore free = new Semaphore(1);

  public ExportResource(Exporter exporter, ChangeLog log) {
    this.exporter = exporter;
    this.log = log;
  }

  /** Streams everything; the last line says that it is all. */
  @GET
  @Produces({LINES, COMPRESSED})
  @Requires(Scope.ADMIN)
  public Response export(
      @Auth Actor actor,
      @QueryParam("media") @DefaultValue("false") boolean media,
      @QueryParam("gzip") @DefaultValue("false") boolean gzip) {
    if (!free.tryAcquire()) {
      throw ProblemException.wrongState("An export is under way; one at a time.");
    }
    boolean begun = false;
    try {
      log.write(actor, write -> note(write, media));
      begun = true;
    } finally {
      if (!begun) {
        free.release();
      }
    }
    StreamingOutput body = out -> export(out, media, gzip);
    return Response.ok(body, gzip ? COMPRESSED : LINES)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"samizdat.ndjson%s\"".formatted(gzip ? ".gz" : ""))
        .build();
  }

  private static boolean note(PublicWrite write, boolean media) {
    write.about(Audit.Subject.of("export", media ? "with media" : "without media"));
    return true;
  }

  private void export(OutputStream out, boolean media, boolean gzip) throws IOException {
    try {
      if (gzip) {
        try (GZIPOutputStream compressed = new GZIPOutputStream(out, 1 << 16)) {
          exporter.export(compressed, media);
        }
      } else {
        exporter.export(out, media);
      }
    } finally {
      free.release();
    }
  }
}

package org.samizdat.requestlog;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.request.logging.RequestLogFactory;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;

/**
 * {@code server.requestLog} of type {@code anonymous}, beside the framework's own types.
 *
 * @param file where the lines go
 */
@JsonTypeName("anonymous")
public record AnonymousRequestLogFactory(@JsonProperty @NotBlank String file)
    implements RequestLogFactory<AnonymousRequestLog> {

  @Override
  public boolean isEnabled() {
    return true;
  }

  @Override
  public AnonymousRequestLog build(String name) {
    return new AnonymousRequestLog(new LineFile(Path.of(file)));
  }
}

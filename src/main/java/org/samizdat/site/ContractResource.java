package org.samizdat.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samizdat.access.Public;
import org.samizdat.http.CachePolicy;
import org.samizdat.http.PublicAnswer;

/** The contract itself, as it was written and as JSON. */
@Path("/")
public final class ContractResource {
  /** RFC 9512. */
  private static final String YAML = "application/yaml";

  private final byte[] yaml;
  private byte @Nullable [] json;

  public ContractResource() {
    try (InputStream in =
        Objects.requireNonNull(ContractResource.class.getResourceAsStream("/openapi.yaml"))) {
      this.yaml = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @GET
  @Path("openapi.yaml")
  @Produces(YAML)
  @Public
  public Response yaml(@Context Request request) {
    return PublicAnswer.of(yaml, CachePolicy.SETTLED).as(YAML).to(request);
  }

  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Public
  public Response json(@Context Request request) {
    return PublicAnswer.of(asJson(), CachePolicy.SETTLED).to(request);
  }

  /** Made when first asked for: reading so much YAML would hold up the start. */
  private synchronized byte[] asJson() {
    if (json == null) {
      try {
        json = new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return json;
  }
}

package org.samizdat.access;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Tokens under {@code /v1/admin/tokens}. */
@Path("/v1/admin/tokens")
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {
  private final Tokens tokens;

  public TokenResource(Tokens tokens) {
    this.tokens = tokens;
  }

  /** All tokens, revoked ones too. */
  record TokenList(List<Token> items) {}

  @GET
  @Requires(Scope.ADMIN)
  public TokenList list(@Auth Actor actor) {
    return new TokenList(tokens.list());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Requires(Scope.ADMIN)
  public Response create(@Auth Actor actor, @Valid @NotNull TokenRequest request) {
    TokenWithSecret made = tokens.create(actor, request);
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @DELETE
  @Path("/{id}")
  @Requires(Scope.ADMIN)
  public Response revoke(@Auth Actor actor, @PathParam("id") String id) {
    tokens.revoke(actor, id);
    return Response.noContent().build();
  }
}

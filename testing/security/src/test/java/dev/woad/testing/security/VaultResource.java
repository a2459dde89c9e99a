package dev.woad.testing.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The same for REST. */
@Path("/vault")
@Produces("text/plain")
public interface VaultResource {

  /** Returns who calls. */
  @GET
  @Path("/who")
  String whoAmI();

  /** Opens, for clerks. */
  @POST
  @Path("/open")
  @RolesAllowed("clerk")
  String open(String box);
}

package dev.woad.diagnostics;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The same as a resource. */
@Path("/greetings")
public interface GreeterResource {

  /** Greets. */
  @GET
  @Path("{name}")
  String greet(@PathParam("name") String name);
}

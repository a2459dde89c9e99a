package dev.woad.bindings.webhttp.shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** What contracts have in common. */
public interface Lookup<T> {

  @GET
  @Path("by-name/{name}")
  List<T> byName(@PathParam("name") String name);
}

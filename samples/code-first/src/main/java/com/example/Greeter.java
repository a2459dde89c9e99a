package com.example;

import dev.woad.contracts.FaultStatus;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** The contract. {@code @Web...} is for SOAP, the others are for REST; either may stand alone. */
@WebService(targetNamespace = "http://example.com/greeter")
@Path("/guests")
@Consumes("application/json")
@Produces("application/json")
@FaultStatus(fault = NotInvited.class, status = 404)
public interface Greeter {

  /** Invites a guest. */
  @WebMethod(action = "http://example.com/greeter/invite")
  @POST
  void invite(@WebParam(name = "guest") Guest guest);

  /** Greets a guest in his language. */
  @WebMethod(action = "http://example.com/greeter/greet")
  @WebResult(name = "greeting")
  @GET
  @Path("{name}/greeting")
  @Produces("text/plain")
  String greet(@WebParam(name = "name") @PathParam("name") String name) throws NotInvited;
}

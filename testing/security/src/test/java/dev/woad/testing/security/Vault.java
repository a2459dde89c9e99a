package dev.woad.testing.security;

import jakarta.annotation.security.RolesAllowed;
import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebService;

/** A contract of which not everybody may call all. */
@WebService(targetNamespace = "urn:vault")
public interface Vault {

  /** Returns who calls. */
  @WebMethod
  String whoAmI();

  /** Opens, for clerks. */
  @WebMethod
  @RolesAllowed("clerk")
  String open(String box);

  /** Is for nobody, as the service says. */
  @WebMethod
  String blowUp();

  /** Takes a note. */
  @WebMethod
  @Oneway
  void note(String text);
}

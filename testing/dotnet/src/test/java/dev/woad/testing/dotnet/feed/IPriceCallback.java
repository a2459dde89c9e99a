package dev.woad.testing.dotnet.feed;

import jakarta.jws.Oneway;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.RequestWrapper;
import jakarta.xml.ws.ResponseWrapper;

@WebService(name = "IPriceCallback", targetNamespace = "urn:orders:v1")
public interface IPriceCallback {

  @Oneway
  @WebMethod(operationName = "Tick", action = "urn:orders:v1/IPriceFeed/Tick")
  @Action(input = "urn:orders:v1/IPriceFeed/Tick")
  @RequestWrapper(localName = "Tick", targetNamespace = "urn:orders:v1")
  void tick(@WebParam(name = "quote", targetNamespace = "urn:orders:v1") Quote quote);

  @WebMethod(operationName = "Confirm", action = "urn:orders:v1/IPriceFeed/Confirm")
  @Action(
      input = "urn:orders:v1/IPriceFeed/Confirm",
      output = "urn:orders:v1/IPriceFeed/ConfirmResponse")
  @RequestWrapper(localName = "Confirm", targetNamespace = "urn:orders:v1")
  @ResponseWrapper(localName = "ConfirmResponse", targetNamespace = "urn:orders:v1")
  @WebResult(name = "ConfirmResult", targetNamespace = "urn:orders:v1")
  boolean confirm(@WebParam(name = "question", targetNamespace = "urn:orders:v1") String question);
}

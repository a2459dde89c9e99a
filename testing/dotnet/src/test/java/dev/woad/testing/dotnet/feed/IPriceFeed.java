package dev.woad.testing.dotnet.feed;

import dev.woad.contracts.ServiceContract;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.RequestWrapper;
import jakarta.xml.ws.ResponseWrapper;

@WebService(name = "IPriceFeed", targetNamespace = "urn:orders:v1")
@ServiceContract(callbackContract = IPriceCallback.class)
public interface IPriceFeed {

  @WebMethod(operationName = "Subscribe", action = "urn:orders:v1/IPriceFeed/Subscribe")
  @Action(
      input = "urn:orders:v1/IPriceFeed/Subscribe",
      output = "urn:orders:v1/IPriceFeed/SubscribeResponse")
  @RequestWrapper(localName = "Subscribe", targetNamespace = "urn:orders:v1")
  @ResponseWrapper(localName = "SubscribeResponse", targetNamespace = "urn:orders:v1")
  @WebResult(name = "SubscribeResult", targetNamespace = "urn:orders:v1")
  int subscribe(
      @WebParam(name = "symbol", targetNamespace = "urn:orders:v1") String symbol,
      @WebParam(name = "ticks", targetNamespace = "urn:orders:v1") int ticks);

  @WebMethod(operationName = "Confirmed", action = "urn:orders:v1/IPriceFeed/Confirmed")
  @Action(
      input = "urn:orders:v1/IPriceFeed/Confirmed",
      output = "urn:orders:v1/IPriceFeed/ConfirmedResponse")
  @RequestWrapper(localName = "Confirmed", targetNamespace = "urn:orders:v1")
  @ResponseWrapper(localName = "ConfirmedResponse", targetNamespace = "urn:orders:v1")
  @WebResult(name = "ConfirmedResult", targetNamespace = "urn:orders:v1")
  boolean confirmed();
}

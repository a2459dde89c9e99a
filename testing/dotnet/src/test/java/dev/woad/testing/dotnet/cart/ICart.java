package dev.woad.testing.dotnet.cart;

import dev.woad.contracts.OperationContract;
import dev.woad.contracts.ServiceContract;
import dev.woad.contracts.SessionMode;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.xml.ws.Action;
import jakarta.xml.ws.RequestWrapper;
import jakarta.xml.ws.ResponseWrapper;

@WebService(name = "ICart", targetNamespace = "urn:orders:v1")
@ServiceContract(sessionMode = SessionMode.REQUIRED)
public interface ICart {

  @WebMethod(operationName = "Start", action = "urn:orders:v1/ICart/Start")
  @Action(input = "urn:orders:v1/ICart/Start", output = "urn:orders:v1/ICart/StartResponse")
  @RequestWrapper(localName = "Start", targetNamespace = "urn:orders:v1")
  @ResponseWrapper(localName = "StartResponse", targetNamespace = "urn:orders:v1")
  void start(@WebParam(name = "customer", targetNamespace = "urn:orders:v1") String customer);

  @OperationContract(isInitiating = false)
  @WebMethod(operationName = "Add", action = "urn:orders:v1/ICart/Add")
  @Action(input = "urn:orders:v1/ICart/Add", output = "urn:orders:v1/ICart/AddResponse")
  @RequestWrapper(localName = "Add", targetNamespace = "urn:orders:v1")
  @ResponseWrapper(localName = "AddResponse", targetNamespace = "urn:orders:v1")
  @WebResult(name = "AddResult", targetNamespace = "urn:orders:v1")
  int add(@WebParam(name = "sku", targetNamespace = "urn:orders:v1") String sku);

  @OperationContract(isInitiating = false, isTerminating = true)
  @WebMethod(operationName = "Checkout", action = "urn:orders:v1/ICart/Checkout")
  @Action(input = "urn:orders:v1/ICart/Checkout", output = "urn:orders:v1/ICart/CheckoutResponse")
  @RequestWrapper(localName = "Checkout", targetNamespace = "urn:orders:v1")
  @ResponseWrapper(localName = "CheckoutResponse", targetNamespace = "urn:orders:v1")
  @WebResult(name = "CheckoutResult", targetNamespace = "urn:orders:v1")
  String checkout();
}

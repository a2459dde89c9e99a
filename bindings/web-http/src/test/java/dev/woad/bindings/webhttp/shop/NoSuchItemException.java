package dev.woad.bindings.webhttp.shop;

/** Known to REST alone. */
public class NoSuchItemException extends RuntimeException {

  public NoSuchItemException(String message) {
    super(message);
  }
}

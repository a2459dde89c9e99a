package com.example;

/** Who comes, and how to talk to him: {@code "en"}, {@code "de"} or {@code "fr"}. */
public final class Guest {

  public String name;
  public String language;

  public static Guest of(String name, String language) {
    Guest guest = new Guest();
    guest.name = name;
    guest.language = language;
    return guest;
  }
}

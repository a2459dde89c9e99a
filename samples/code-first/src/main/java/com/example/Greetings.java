package com.example;

import dev.woad.contracts.ConcurrencyMode;
import dev.woad.contracts.InstanceContextMode;
import dev.woad.contracts.ServiceBehavior;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The service: one for all callers, who may come at the same time. */
@ServiceBehavior(
    instanceContextMode = InstanceContextMode.SINGLE,
    concurrencyMode = ConcurrencyMode.MULTIPLE)
public final class Greetings implements Greeter {

  private static final Map<String, String> WORDS =
      Map.of("en", "Good morning", "de", "Guten Morgen", "fr", "Bonjour");

  private final Map<String, Guest> guests = new ConcurrentHashMap<>();

  @Override
  public void invite(Guest guest) {
    guests.put(guest.name, guest);
  }

  @Override
  public String greet(String name) throws NotInvited {
    Guest guest = guests.get(name);
    if (guest == null) {
      throw new NotInvited(name + " is not invited", Guest.of(name, "en"));
    }
    return WORDS.getOrDefault(guest.language, "Hello") + ", " + guest.name;
  }
}

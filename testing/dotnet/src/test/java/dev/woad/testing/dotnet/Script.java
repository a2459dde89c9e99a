package dev.woad.testing.dotnet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * What happened on a recorded connection, in an order for a client that waits for each reply before
 * it asks again.
 *
 * @param calls what the client asked, in order
 */
record Script(List<Recording.Event> events, List<Call> calls) {

  /**
   * One call.
   *
   * @param before how many envelopes the client sent before it
   * @param request what it said, as a {@link Transcript} has it
   * @param reply what it was told, or nothing
   */
  record Call(int before, String request, String reply) {

    private static final Pattern ACTION = Pattern.compile(": urn:orders:v1/(\\w+)/(\\w+)\n");

    String contract() {
      return find(ACTION, request, 1);
    }

    /** Returns the name of the operation as an interface in Java has it. */
    String operation() {
      String name = find(ACTION, request, 2);
      return name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /** Returns the text of the first element of that name in the request. */
    String argument(String name) {
      return find(Pattern.compile("}" + name + "(?: \\S+)?: (.*)"), request, 1);
    }

    /** Returns the text of the result. */
    String result() {
      return find(Pattern.compile("}\\w+Result(?: \\S+)?: (.*)"), reply, 1);
    }

    private static String find(Pattern pattern, String text, int group) {
      Matcher found = pattern.matcher(text);
      if (!found.find()) {
        throw new IllegalArgumentException(pattern + " in " + text);
      }
      return found.group(group);
    }
  }

  /** Returns the sessions on a connection: by TCP, one may follow another. */
  static List<Script> of(Recording recording, int connection)
      throws IOException, XMLStreamException {
    List<List<Recording.Event>> sessions = new ArrayList<>();
    for (Recording.Event event : recording.events()) {
      if (event.connection() == connection) {
        boolean preamble =
            event.ofClient()
                && !recording.overWebSocket()
                && event.bytes().length > 1
                && event.bytes()[0] == 0;
        if (preamble || sessions.isEmpty()) {
          sessions.add(new ArrayList<>());
        }
        sessions.get(sessions.size() - 1).add(event);
      }
    }
    List<Script> scripts = new ArrayList<>();
    for (List<Recording.Event> events : sessions) {
      scripts.add(new Reader(recording).read(events));
    }
    return scripts;
  }

  /** Returns the name of the contract of its calls. */
  String contract() {
    return calls.get(0).contract();
  }

  /** Tells whether the client gives the connection up. */
  boolean endsByReset() {
    return events.stream().anyMatch(event -> event.end().equals("RST"));
  }

  private static final class Reader {

    private final boolean webSocket;
    private final ScriptedParts parts;
    private final Transcript client = new Transcript();
    private final Transcript server = new Transcript();
    private final Map<Recording.Event, List<String>> requests = new HashMap<>();
    private final Map<String, Recording.Event> replies = new HashMap<>();
    private final Map<String, String> replyTexts = new HashMap<>();
    private final List<String> envelopes = new ArrayList<>();
    private boolean headRead;

    Reader(Recording recording) {
      webSocket = recording.overWebSocket();
      parts = new ScriptedParts(webSocket);
    }

    Script read(List<Recording.Event> events) throws IOException, XMLStreamException {
      for (Recording.Event event : events) {
        if (!event.isEnd() && event.ofClient()) {
          ask(event);
        } else if (!event.isEnd()) {
          answer(event);
        }
      }
      return new Script(ordered(events), calls());
    }

    private void ask(Recording.Event event) throws IOException, XMLStreamException {
      List<String> ids = new ArrayList<>();
      for (Part part : parts.next(event.bytes())) {
        client.heed(part);
        server.heed(part);
        String said = client.of(part);
        if (part.isEnvelope()) {
          envelopes.add(said);
          if (!id(said, "MessageID").isEmpty()) {
            ids.add(id(said, "MessageID"));
          }
        }
      }
      requests.put(event, ids);
    }

    private void answer(Recording.Event event) throws IOException, XMLStreamException {
      ByteArrayInputStream in = new ByteArrayInputStream(event.bytes());
      Part part = webSocket ? Part.ofSocket(in, headRead) : Part.framed(in);
      headRead = true;
      String said = server.of(part);
      replies.put(id(said, "RelatesTo"), event);
      replyTexts.put(id(said, "RelatesTo"), said);
    }

    private List<Recording.Event> ordered(List<Recording.Event> events) {
      List<Recording.Event> ordered = new ArrayList<>();
      Set<Recording.Event> awaited = new HashSet<>();
      for (Recording.Event event : events) {
        List<String> ids = requests.getOrDefault(event, List.of());
        if (!ids.isEmpty()) {
          ordered.addAll(awaited);
          awaited.clear();
        }
        if (!ordered.contains(event)) {
          ordered.add(event);
        }
        awaited.remove(event);
        ids.forEach(id -> awaited.add(replies.get(id)));
      }
      return ordered;
    }

    private List<Call> calls() {
      List<Call> calls = new ArrayList<>();
      for (int i = 0; i < envelopes.size(); i++) {
        String said = envelopes.get(i);
        if (id(said, "RelatesTo").isEmpty()) {
          String id = id(said, "MessageID");
          calls.add(new Call(i, said, id.isEmpty() ? "" : replyTexts.getOrDefault(id, "")));
        }
      }
      return calls;
    }

    private static String id(String paragraph, String header) {
      Matcher id = Pattern.compile("}" + header + ": (\\S+)").matcher(paragraph);
      return id.find() ? id.group(1) : "";
    }
  }
}

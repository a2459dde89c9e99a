package dev.woad.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens sessions and lets them be, so that one can see what they cost the server: net.tcp and
 * WebSocket, by raw sockets, which cost nothing here. After a line on standard input all are ended
 * in order.
 *
 * <p>Arguments: the address, such as {@code net.tcp://localhost:8808/stock} or {@code
 * ws://localhost:8080/stock}, and how many.
 */
public final class IdleSessions {

  private static final byte[] CLOSE_FRAME = {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xE8};

  private IdleSessions() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException {
    URI address = URI.create(arguments[0]);
    boolean tcp = address.getScheme().equals("net.tcp");
    List<Socket> sessions = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      sessions.add(tcp ? openTcp(address) : openWebSocket(address));
    }
    System.out.println("opened " + sessions.size());
    int unused = System.in.read();
    int ended = 0;
    for (Socket session : sessions) {
      session.getOutputStream().write(tcp ? new byte[] {7} : CLOSE_FRAME);
      ended += session.getInputStream().read() == (tcp ? 7 : 0x88) ? 1 : 0;
      session.close();
    }
    System.out.println("ended in order " + ended);
  }

  private static Socket openTcp(URI address) throws IOException {
    Socket socket = connect(address);
    byte[] via = address.toString().getBytes(StandardCharsets.UTF_8);
    byte[] preamble = new byte[via.length + 10];
    System.arraycopy(new byte[] {0, 1, 0, 1, 2, 2, (byte) via.length}, 0, preamble, 0, 7);
    System.arraycopy(via, 0, preamble, 7, via.length);
    System.arraycopy(new byte[] {3, 8, 0x0C}, 0, preamble, 7 + via.length, 3);
    socket.getOutputStream().write(preamble);
    require(socket.getInputStream().read() == 0x0B, address);
    return socket;
  }

  private static Socket openWebSocket(URI address) throws IOException {
    Socket socket = connect(address);
    String handshake =
        "GET "
            + address.getPath()
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Protocol: soap\r\n\r\n";
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    DataInputStream in = new DataInputStream(socket.getInputStream());
    require(line(in).startsWith("HTTP/1.1 101"), address);
    while (!line(in).isEmpty()) {
      // The rest of the answer does not matter.
    }
    return socket;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static Socket connect(URI address) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static void require(boolean opened, URI address) {
    if (!opened) {
      throw new IllegalStateException(address + " refused a session");
    }
  }
}

package dev.woad.orderdesk.service;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a paper holds, read from its file as it is asked for. */
record StoredContent(Path file, String name, String mediaType) implements DataSource {

  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("document: " + name + " is written once and for all");
  }

  @Override
  public String getContentType() {
    return mediaType;
  }

  @Override
  public String getName() {
    return name;
  }
}

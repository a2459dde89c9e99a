package dev.woad.bindings.binaryxml;

import javax.xml.stream.Location;
import org.jspecify.annotations.Nullable;

/** A place in a document that has bytes, but neither lines nor columns. */
record ByteLocation(long offset) implements Location {

  @Override
  public int getLineNumber() {
    return -1;
  }

  @Override
  public int getColumnNumber() {
    return -1;
  }

  @Override
  public int getCharacterOffset() {
    return (int) Math.min(offset, Integer.MAX_VALUE);
  }

  @Override
  public @Nullable String getPublicId() {
    return null;
  }

  @Override
  public @Nullable String getSystemId() {
    return null;
  }
}

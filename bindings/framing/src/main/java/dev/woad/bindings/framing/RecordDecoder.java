package dev.woad.bindings.framing;

import dev.woad.contracts.QuotaExceededException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts bytes into records. No length in a record makes it take memory before the bytes are there;
 * after an error all that follows is discarded.
 */
final class RecordDecoder extends ByteToMessageDecoder {

  // As in .NET (MC-NMF, appendix A, 11, 14 and 17).
  private static final int MAX_VIA = 2048;
  private static final int MAX_NAME = 256;

  private static final int FIRST_ALLOCATION = 16 * 1024;

  private State state = State.TYPE;
  private int type;
  private int size;
  private int sizeBits;
  private byte[] envelope = {};
  private int filled;
  private long maxEnvelopeSize;

  RecordDecoder(long maxEnvelopeSize) {
    this.maxEnvelopeSize = maxEnvelopeSize;
  }

  /** Sets the size that an envelope may have which is held whole. */
  void maxEnvelopeSize(long newMaxEnvelopeSize) {
    maxEnvelopeSize = newMaxEnvelopeSize;
  }

  /**
   * Goes on after a record that asks for an upgrade, or agrees to one.
   *
   * @param through what else has come by now goes through this first; null if it stays as it is
   */
  void resume(@Nullable ChannelHandlerContext through) {
    state = State.TYPE;
    if (through != null && actualReadableBytes() > 0) {
      ByteBuf rest = internalBuffer().readBytes(actualReadableBytes());
      try {
        ((ChannelInboundHandler) through.handler()).channelRead(through, rest);
      } catch (Exception e) {
        through.fireExceptionCaught(e);
      }
    }
  }

  /** Reads no further record until told to go on. */
  void suspend() {
    state = State.SUSPENDED;
  }

  /** Goes on with what has come by now, after {@link #suspend}. */
  void goOn(ChannelHandlerContext ctx) {
    state = State.TYPE;
    if (actualReadableBytes() > 0) {
      try {
        channelRead(ctx, Unpooled.EMPTY_BUFFER);
      } catch (Exception e) {
        ctx.fireExceptionCaught(e);
      }
    }
  }

  /** Discards all that comes from now on. */
  void stop() {
    state = State.STOPPED;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    try {
      step(in, out);
    } catch (FramingException e) {
      stop();
      throw e;
    }
  }

  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    // What was cut short is told by the end of the connection.
  }

  private void step(ByteBuf in, List<Object> out) {
    switch (state) {
      case TYPE -> readType(in.readUnsignedByte(), out);
      case FIXED -> readFixed(in, out);
      case SIZE -> {
        if (readSize(in)) {
          checkSize();
          state = type == FramingRecord.SIZED_ENVELOPE ? State.ENVELOPE : State.TEXT;
        }
      }
      case TEXT -> readText(in, out);
      case ENVELOPE -> readEnvelope(in, out);
      case CHUNK_SIZE -> {
        if (readSize(in)) {
          endOrBeginChunk(out);
        }
      }
      case CHUNK -> readPiece(in, out);
      case SUSPENDED -> {
        // What follows is not for this decoder to read yet.
      }
      case STOPPED -> in.skipBytes(in.readableBytes());
      default -> throw new IllegalStateException("state: " + state);
    }
  }

  private void readType(int newType, List<Object> out) {
    type = newType;
    switch (newType) {
      case FramingRecord.VERSION, FramingRecord.MODE, FramingRecord.KNOWN_ENCODING ->
          state = State.FIXED;
      case FramingRecord.VIA,
          FramingRecord.EXTENSIBLE_ENCODING,
          FramingRecord.UPGRADE_REQUEST,
          FramingRecord.FAULT,
          FramingRecord.SIZED_ENVELOPE -> {
        startSize();
        state = State.SIZE;
      }
      case FramingRecord.UNSIZED_ENVELOPE -> {
        startSize();
        state = State.CHUNK_SIZE;
        out.add(FramingRecord.Signal.UNSIZED_ENVELOPE);
      }
      case FramingRecord.END -> out.add(FramingRecord.Signal.END);
      case FramingRecord.PREAMBLE_ACK -> out.add(FramingRecord.Signal.PREAMBLE_ACK);
      case FramingRecord.PREAMBLE_END -> out.add(FramingRecord.Signal.PREAMBLE_END);
      case FramingRecord.UPGRADE_RESPONSE -> {
        state = State.SUSPENDED;
        out.add(FramingRecord.Signal.UPGRADE_RESPONSE);
      }
      default ->
          throw FramingException.of("record type: " + newType + " (expected: 0 to 12, MC-NMF)");
    }
  }

  private void readFixed(ByteBuf in, List<Object> out) {
    int length = type == FramingRecord.VERSION ? 2 : 1;
    if (in.readableBytes() < length) {
      return;
    }
    int first = in.readUnsignedByte();
    state = State.TYPE;
    out.add(
        switch (type) {
          case FramingRecord.VERSION -> new FramingRecord.Version(first, in.readUnsignedByte());
          case FramingRecord.MODE -> new FramingRecord.Mode(first);
          default ->
              new FramingRecord.Encoding(
                  KnownEncoding.contentType(first)
                      .orElseThrow(
                          () ->
                              FramingException.of(
                                  FramingFault.CONTENT_TYPE_INVALID,
                                  "known encoding: " + first + " (expected: 0 to 8)")));
        });
  }

  private void startSize() {
    size = 0;
    sizeBits = 0;
  }

  // MC-NMF, 2.2.2: seven bits a byte; of the five bytes that .NET takes the last has three.
  private boolean readSize(ByteBuf in) {
    while (in.isReadable()) {
      int b = in.readUnsignedByte();
      if (sizeBits == 28 && b > 0x07) {
        throw FramingException.of("size of record: more than 31 bits (expected: <= 2147483647)");
      }
      size |= (b & 0x7F) << sizeBits;
      sizeBits += 7;
      if (b < 0x80) {
        return true;
      }
    }
    return false;
  }

  private void checkSize() {
    if (size == 0) {
      throw FramingException.of("size of record " + type + ": 0 (expected: > 0)");
    }
    switch (type) {
      case FramingRecord.SIZED_ENVELOPE -> {
        if (size > maxEnvelopeSize) {
          throw FramingException.of(
              FramingFault.MAX_MESSAGE_SIZE_EXCEEDED,
              new QuotaExceededException(
                  "message: "
                      + size
                      + " bytes (expected: <= "
                      + maxEnvelopeSize
                      + ", the maxReceivedMessageSize)"));
        }
        envelope = new byte[Math.min(size, FIRST_ALLOCATION)];
        filled = 0;
      }
      case FramingRecord.VIA -> limit("via", MAX_VIA, FramingFault.VIA_TOO_LONG);
      case FramingRecord.EXTENSIBLE_ENCODING ->
          limit("content type", MAX_NAME, FramingFault.CONTENT_TYPE_TOO_LONG);
      case FramingRecord.UPGRADE_REQUEST ->
          limit("upgrade", MAX_NAME, FramingFault.UPGRADE_INVALID);
      default -> limit("fault", MAX_NAME, FramingFault.INVALID_RECORD_SEQUENCE);
    }
  }

  private void limit(String what, int max, FramingFault fault) {
    if (size > max) {
      throw FramingException.of(fault, what + ": " + size + " bytes (expected: <= " + max + ")");
    }
  }

  private void readText(ByteBuf in, List<Object> out) {
    if (in.readableBytes() < size) {
      return;
    }
    byte[] bytes = new byte[size];
    in.readBytes(bytes);
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw FramingException.of("text of record " + type + ": (expected: UTF-8)");
    }
    state = type == FramingRecord.UPGRADE_REQUEST ? State.SUSPENDED : State.TYPE;
    out.add(
        switch (type) {
          case FramingRecord.VIA -> new FramingRecord.Via(text);
          case FramingRecord.EXTENSIBLE_ENCODING -> new FramingRecord.Encoding(text);
          case FramingRecord.UPGRADE_REQUEST -> new FramingRecord.Upgrade(text);
          default -> new FramingRecord.Fault(text);
        });
  }

  private void readEnvelope(ByteBuf in, List<Object> out) {
    int readable = in.readableBytes();
    if (filled == envelope.length || readable > envelope.length - filled) {
      long grown = Math.max(2L * envelope.length, (long) filled + readable);
      envelope = Arrays.copyOf(envelope, (int) Math.min(size, grown));
    }
    int count = Math.min(readable, envelope.length - filled);
    in.readBytes(envelope, filled, count);
    filled += count;
    if (filled == size) {
      out.add(new FramingRecord.Envelope(envelope));
      envelope = new byte[0];
      state = State.TYPE;
    }
  }

  private void endOrBeginChunk(List<Object> out) {
    if (size == 0) {
      state = State.TYPE;
      out.add(FramingRecord.Signal.LAST_CHUNK);
    } else {
      state = State.CHUNK;
    }
  }

  private void readPiece(ByteBuf in, List<Object> out) {
    byte[] piece = new byte[Math.min(size, in.readableBytes())];
    in.readBytes(piece);
    size -= piece.length;
    out.add(new FramingRecord.Piece(piece));
    if (size == 0) {
      startSize();
      state = State.CHUNK_SIZE;
    }
  }

  private enum State {
    TYPE,
    FIXED,
    SIZE,
    TEXT,
    ENVELOPE,
    CHUNK_SIZE,
    CHUNK,
    SUSPENDED,
    STOPPED
  }
}

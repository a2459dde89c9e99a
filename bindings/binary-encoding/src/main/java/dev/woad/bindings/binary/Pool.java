package dev.woad.bindings.binary;

import dev.woad.bindings.binaryxml.BinaryXmlQuotas;
import dev.woad.bindings.binaryxml.BinaryXmlReader;
import dev.woad.bindings.binaryxml.BinaryXmlWriter;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps what is costly to make and was used before, as many as are of use at a time. Safe for use
 * by many threads.
 */
final class Pool<T> {

  private static final int SIZE = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());
  private static final Map<BinaryXmlQuotas, Pool<BinaryXmlReader>> READERS =
      new ConcurrentHashMap<>();
  private static final Pool<BinaryXmlWriter> WRITERS = new Pool<>(BinaryXmlWriter::create);

  private final ArrayBlockingQueue<T> idle = new ArrayBlockingQueue<>(SIZE);
  private final Supplier<T> maker;

  private Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Returns the pool of all readers with such quotas; they come back when they are closed. */
  static Pool<BinaryXmlReader> readers(BinaryXmlQuotas quotas) {
    return READERS.computeIfAbsent(
        quotas, absent -> new Pool<>(() -> BinaryXmlReader.create(quotas).readsToEnd(true)));
  }

  /** Returns the pool of all writers. */
  static Pool<BinaryXmlWriter> writers() {
    return WRITERS;
  }

  T take() {
    T kept = idle.poll();
    return kept == null ? maker.get() : kept;
  }

  void put(T used) {
    boolean unused = idle.offer(used);
  }
}

package org.samizdat.media;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of pictures are kept, by name. A name always has the same bytes. */
public interface MediaStore extends Closeable {
  /** Keeps the bytes; when this returns, they survive the end of the process. */
  void put(String name, byte[] bytes, String contentType) throws IOException;

  /**
   * A part of what was kept.
   *
   * @param from first byte, from 0
   * @param length how many are wanted; there may come more
   * @throws java.nio.file.NoSuchFileException when there is nothing of this name
   */
  InputStream open(String name, long from, long length) throws IOException;

  /** Forgets what was kept; nothing happens when there is nothing. */
  void delete(String name) throws IOException;

  /** How many bytes it has; throws like {@link #open}. */
  long size(String name) throws IOException;

  @Override
  default void close() {}
}

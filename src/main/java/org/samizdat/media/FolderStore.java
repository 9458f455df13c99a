package org.samizdat.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Pictures in a folder, with a subfolder for each of the first two digits of their hashes. */
final class FolderStore implements MediaStore {
  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder;
  }

  private Path path(String name) {
    return folder.resolve(name.substring(0, 2)).resolve(name);
  }

  /** Written beside its place and moved there, so that half a picture is never seen. */
  @Override
  public void put(String name, byte[] bytes, String contentType) throws IOException {
    Path target = path(name);
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), name, ".part");
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public InputStream open(String name, long from, long length) throws IOException {
    FileChannel channel = FileChannel.open(path(name), StandardOpenOption.READ);
    channel.position(from);
    return Channels.newInputStream(channel);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public long size(String name) throws IOException {
    return Files.size(path(name));
  }
}

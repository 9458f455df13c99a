package org.samizdat.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * The folder that a web server gives out. Every file is whole at any moment: a new one is written
 * aside and takes the old one's place. What belongs to the snapshot itself is in {@link #OWN}.
 */
final class Tree implements Closeable {
  /** Folder of what is not given out. */
  static final String OWN = ".snapshot";

  private static final Set<String> PACKED = Set.of("jpg", "png");
  private static final String NOT_FOUND =
      "{\"type\":\"urn:samizdat:problem:not-found\",\"title\":\"Not found\",\"status\":404}";

  private final Path root;
  private final Path own;
  private final FileChannel lock;

  private Tree(Path root, Path own, FileChannel lock) {
    this.root = root;
    this.own = own;
    this.lock = lock;
  }

  /**
   * Opens or makes it, for one run alone.
   *
   * @throws IOException where another run is under way
   */
  static Tree open(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    Path own = Files.createDirectories(root.resolve(OWN));
    FileChannel lock =
        FileChannel.open(own.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(lock)) {
      lock.close();
      throw new IOException("another snapshot is just being written to " + root);
    }
    Tree tree = new Tree(root, own, lock);
    tree.write("404.json", NOT_FOUND.getBytes(StandardCharsets.UTF_8));
    tree.settings();
    return tree;
  }

  private static boolean locked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** How nginx serves it; written once, since it is for the operator to change. */
  private void settings() throws IOException {
    if (has(OWN + "/nginx.conf")) {
      return;
    }
    try (InputStream in =
        Objects.requireNonNull(Tree.class.getResourceAsStream("/snapshot/nginx.conf"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      put(
          own.resolve("nginx.conf"),
          text.replace("/srv/news", root.toString()).getBytes(StandardCharsets.UTF_8));
    }
  }

  Path own() {
    return own;
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(root.resolve(file));
  }

  boolean has(String file) {
    return Files.exists(root.resolve(file));
  }

  /** Puts a file there, and its compressed twin where that is smaller. */
  void write(String file, byte[] bytes) throws IOException {
    Path plain = root.resolve(file);
    Files.createDirectories(Objects.requireNonNull(plain.getParent()));
    Path twin = twin(plain);
    byte[] packed = isPacked(file) ? bytes : gzip(bytes);
    if (packed.length < bytes.length) {
      put(twin, packed);
    } else {
      Files.deleteIfExists(twin);
    }
    put(plain, bytes);
  }

  /** The same for a file that is none of the API's, where it differs. */
  void keep(String file, byte[] bytes) throws IOException {
    if (!has(file) || !Arrays.equals(read(file), bytes)) {
      write(file, bytes);
    }
  }

  private static boolean isPacked(String file) {
    return PACKED.contains(file.substring(file.lastIndexOf('.') + 1));
  }

  private void put(Path file, byte[] bytes) throws IOException {
    Path made = own.resolve("new");
    try {
      Files.write(made, bytes);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(made);
      throw new IOException(
          "cannot write %s: %s. What is there already stays good; run this again when there is room"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Takes a file away, and the folders that are empty then. */
  void delete(String file) throws IOException {
    Path plain = root.resolve(file);
    Files.deleteIfExists(plain);
    Files.deleteIfExists(twin(plain));
    Path folder = plain.getParent();
    while (folder != null && !folder.equals(root) && isEmpty(folder)) {
      Files.delete(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var inside = Files.newDirectoryStream(folder)) {
      return !inside.iterator().hasNext();
    }
  }

  private static Path twin(Path plain) {
    return plain.resolveSibling(plain.getFileName() + ".gz");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}

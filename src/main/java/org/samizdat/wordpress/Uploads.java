package org.samizdat.wordpress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.samizdat.network.Fetcher;
import org.samizdat.network.RefusedTarget;
import org.samizdat.text.Urls;

/**
 * Where the bytes of attachments come from: a copy of {@code wp-content/uploads}, and after it, if
 * that is wanted, the web.
 */
final class Uploads {
  private static final int HTTP_OK = 200;

  private final Optional<Path> folder;
  private final Optional<Fetcher> web;
  private final int maxBytes;

  /**
   * @param maxBytes a larger file is not taken
   */
  Uploads(Optional<Path> folder, Optional<Fetcher> web, int maxBytes) {
    this.folder = folder.map(each -> each.toAbsolutePath().normalize());
    this.web = web;
    this.maxBytes = maxBytes;
  }

  boolean areGiven() {
    return folder.isPresent() || web.isPresent();
  }

  /**
   * The bytes of an attachment.
   *
   * @throws IOException saying in half a sentence why there are none
   */
  byte[] of(Attachment attachment) throws IOException {
    Optional<Path> file = file(attachment.file());
    if (file.isPresent()) {
      if (Files.size(file.get()) > maxBytes) {
        throw new IOException("its file is too large");
      }
      return Files.readAllBytes(file.get());
    }
    if (web.isEmpty()) {
      throw new IOException("its file is not in the folder");
    }
    return fetched(web.get(), attachment.url());
  }

  /** The file below the folder, and never beside it. */
  private Optional<Path> file(String name) {
    try {
      return folder
          .map(each -> each.resolve(name.replaceFirst("^/+", "")).normalize())
          .filter(each -> each.startsWith(folder.orElseThrow()) && Files.isRegularFile(each));
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }

  private byte[] fetched(Fetcher fetcher, String url) throws IOException {
    if (!Urls.isHttp(url)) {
      throw new IOException("it has no address that could be fetched");
    }
    try {
      Fetcher.Answer answer = fetcher.get(url, maxBytes);
      if (answer.status() != HTTP_OK) {
        throw new IOException("its address answers %d".formatted(answer.status()));
      }
      return answer.body();
    } catch (RefusedTarget refused) {
      throw new IOException("its address " + refused.rule(), refused);
    }
  }
}

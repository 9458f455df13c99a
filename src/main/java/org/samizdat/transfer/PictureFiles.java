package org.samizdat.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.samizdat.media.MediaFile;
import org.samizdat.media.MediaStore;
import org.samizdat.text.Sha256;

/** The bytes of pictures, out of the store and into it. */
final class PictureFiles {
  private final MediaStore store;

  PictureFiles(MediaStore store) {
    this.store = store;
  }

  /** All that is kept of a picture. */
  List<FileLine> of(MediaFile picture) throws IOException {
    List<String> names =
        Stream.concat(
                Stream.of(MediaFile.name(picture.sha256(), picture.contentType())),
                MediaFile.renditionWidths(picture.width()).stream()
                    .map(width -> MediaFile.name(picture.sha256(), picture.contentType(), width)))
            .toList();
    List<FileLine> lines = new ArrayList<>();
    for (String each : names) {
      try (InputStream in = store.open(each, 0, store.size(each))) {
        lines.add(new FileLine(each, in.readAllBytes()));
      } catch (NoSuchFileException e) {
        // a picture whose bytes are missing here is missing there, too
      }
    }
    return lines;
  }

  /** Keeps bytes; they must be those that their name promises. */
  void take(Prepared<FileLine> file, Outcome outcome, boolean rehearsal) throws IOException {
    FileLine line = file.line();
    boolean whole = line.name().indexOf('-') < 0;
    if (whole && !line.name().startsWith(Sha256.hex(line.bytes()))) {
      outcome.refuse(file.number(), "/bytes are not those of the picture with this SHA-256");
    } else if (!isPicture(line)) {
      outcome.refuse(file.number(), "/bytes are no picture of the kind that the name says");
    } else if (isHere(line.name())) {
      outcome.present(line);
    } else {
      if (!rehearsal) {
        String type = line.name().endsWith(".png") ? "image/png" : "image/jpeg";
        store.put(line.name(), line.bytes(), type);
      }
      outcome.added(line);
    }
  }

  private boolean isHere(String name) throws IOException {
    try {
      return store.size(name) > 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** By the first bytes, so that nothing is served as a picture that a browser takes for a page. */
  private static boolean isPicture(FileLine line) throws IOException {
    byte[] first = new ByteArrayInputStream(line.bytes()).readNBytes(3);
    String begin = HexFormat.of().formatHex(first);
    return begin.equals(line.name().endsWith(".png") ? "89504e" : "ffd8ff");
  }
}

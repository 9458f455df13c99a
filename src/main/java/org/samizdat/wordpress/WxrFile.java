package org.samizdat.wordpress;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An export in a file, which is read twice. */
final class WxrFile implements WordpressSource.Source {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Progress progress;

  WxrFile(Path file, Progress progress) {
    this.file = file;
    this.progress = progress;
  }

  @Override
  public Reading survey(Content into) throws IOException {
    return open("looking through", into);
  }

  @Override
  public Reading entries(Content into) throws IOException {
    return open("importing", into);
  }

  private Reading open(String task, Content into) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new SourceRefused("There is no file " + file.toAbsolutePath());
    }
    progress.begin(task, Files.size(file));
    InputStream in = new Counted(Files.newInputStream(file));
    return WxrReader.open(new BufferedInputStream(in, BUFFER), into);
  }

  private final class Counted extends FilterInputStream {
    private long done;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int got = super.read(into, offset, length);
      done += Math.max(0, got);
      progress.reached(done);
      return got;
    }
  }
}

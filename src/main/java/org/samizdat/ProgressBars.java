package org.samizdat;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.samizdat.wordpress.Progress;

/** Shows how far an import has come: one bar for each of its parts. */
final class ProgressBars implements Progress, AutoCloseable {
  private Optional<ProgressBar> bar = Optional.empty();

  @Override
  public void begin(String task, long total) {
    close();
    bar =
        Optional.of(
            new ProgressBarBuilder().setTaskName(task).setInitialMax(total).showSpeed().build());
  }

  @Override
  public void reached(long done) {
    bar.ifPresent(each -> each.stepTo(done));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}

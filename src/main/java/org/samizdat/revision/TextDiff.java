package org.samizdat.revision;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tells what differs between texts: paragraph by paragraph, and word by word within those that were
 * changed. What it costs has a bound over all texts that are compared: beyond it, what is different
 * is shown as gone and what is there now as new, which is true as well.
 */
final class TextDiff {
  /** Of Myers' algorithm: edits squared, in all. About a tenth of a second. */
  private static final long STEPS = 2_000_000;

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);
  private static final String BLANK_LINE = "\n\n";

  private long stepsLeft;

  TextDiff() {
    this(STEPS);
  }

  TextDiff(long steps) {
    this.stepsLeft = steps;
  }

  /** What became of a piece of text. */
  enum Op {
    EQUAL,
    DELETED,
    INSERTED
  }

  /** A piece of text, and what became of it. */
  record Run(Op op, String text) {}

  /** A paragraph in pieces. */
  record Paragraph(List<Run> runs) {
    static Paragraph of(Op op, String text) {
      return new Paragraph(List.of(new Run(op, text)));
    }

    boolean isEqual() {
      return runs.stream().allMatch(run -> run.op() == Op.EQUAL);
    }
  }

  /** The paragraphs of both in their order; none where both are empty. */
  List<Paragraph> paragraphs(String before, String after) {
    List<String> was = split(before);
    List<String> is = split(after);
    List<Paragraph> found = new ArrayList<>();
    int at = 0;
    for (Change change : changes(was, is).orElseGet(() -> everything(was, is))) {
      was.subList(at, change.startOriginal)
          .forEach(each -> found.add(Paragraph.of(Op.EQUAL, each)));
      changed(
          was.subList(change.startOriginal, change.endOriginal),
          is.subList(change.startRevised, change.endRevised),
          found);
      at = change.endOriginal;
    }
    was.subList(at, was.size()).forEach(each -> found.add(Paragraph.of(Op.EQUAL, each)));
    return found;
  }

  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(BLANK_LINE, -1));
  }

  /** The first with the first, the second with the second, and then what is left over. */
  private void changed(List<String> was, List<String> is, List<Paragraph> found) {
    int pairs = Math.min(was.size(), is.size());
    for (int i = 0; i < pairs; i++) {
      found.addAll(words(was.get(i), is.get(i)));
    }
    was.subList(pairs, was.size()).forEach(each -> found.add(Paragraph.of(Op.DELETED, each)));
    is.subList(pairs, is.size()).forEach(each -> found.add(Paragraph.of(Op.INSERTED, each)));
  }

  private List<Paragraph> words(String before, String after) {
    List<String> was = tokens(before);
    List<String> is = tokens(after);
    List<Run> runs = new ArrayList<>();
    int at = 0;
    for (Change change : changes(was, is).orElseGet(() -> everything(was, is))) {
      add(runs, Op.EQUAL, was.subList(at, change.startOriginal));
      add(runs, Op.DELETED, was.subList(change.startOriginal, change.endOriginal));
      add(runs, Op.INSERTED, is.subList(change.startRevised, change.endRevised));
      at = change.endOriginal;
    }
    add(runs, Op.EQUAL, was.subList(at, was.size()));
    boolean nothingStays =
        runs.stream().filter(run -> run.op() == Op.EQUAL).allMatch(run -> run.text().isBlank());
    return nothingStays
        ? List.of(Paragraph.of(Op.DELETED, before), Paragraph.of(Op.INSERTED, after))
        : List.of(new Paragraph(List.copyOf(runs)));
  }

  private static void add(List<Run> runs, Op op, List<String> tokens) {
    if (!tokens.isEmpty()) {
      runs.add(new Run(op, String.join("", tokens)));
    }
  }

  private static List<String> tokens(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  private static List<Change> everything(List<String> was, List<String> is) {
    return List.of(
        new Change(com.github.difflib.patch.DeltaType.CHANGE, 0, was.size(), 0, is.size()));
  }

  /** What differs; nothing where it would cost more than is left. */
  private Optional<List<Change>> changes(List<String> was, List<String> is) {
    try {
      List<Change> found =
          new ArrayList<>(new MyersDiff<String>().computeDiff(was, is, new Meter()));
      found.sort(
          Comparator.comparingInt(change -> change.startOriginal)); // it finds the last first
      return Optional.of(found);
    } catch (TooDifferent e) {
      return Optional.empty();
    }
  }

  private final class Meter implements DiffAlgorithmListener {
    @Override
    public void diffStart() {}

    /** Step d looks at d + 1 ways to have made d edits. */
    @Override
    public void diffStep(int step, int steps) {
      stepsLeft -= step + 1L;
      if (stepsLeft < 0) {
        throw new TooDifferent();
      }
    }

    @Override
    public void diffEnd() {}
  }

  private static final class TooDifferent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooDifferent() {
      super(null, null, false, false);
    }
  }
}

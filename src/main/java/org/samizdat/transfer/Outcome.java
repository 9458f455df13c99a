package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.List;

/** What became of some lines: made anew whenever their transaction runs again. */
final class Outcome {
  private final ImportSummary.Counts added = new ImportSummary.Counts();
  private final ImportSummary.Counts present = new ImportSummary.Counts();
  private final List<Refusal> refusals = new ArrayList<>();

  void added(Line line) {
    added.count(Lines.type(line));
  }

  void present(Line line) {
    present.count(Lines.type(line));
  }

  void refuse(long number, String reason) {
    refusals.add(new Refusal(number, reason));
  }

  boolean addsNothing() {
    return added.isEmpty();
  }

  List<Refusal> refusals() {
    return refusals;
  }

  ImportSummary summary() {
    return new ImportSummary(added.byType(), present.byType(), refusals.size());
  }
}

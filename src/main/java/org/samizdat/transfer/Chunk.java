package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.List;
import org.samizdat.problem.ProblemException;

/** Some arrivals that were looked at together, apart from the database. */
record Chunk(List<Prepared<?>> prepared, List<Refusal> refusals, long last) {

  static Chunk of(List<Arrival> arrivals) {
    List<Prepared<?>> prepared = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Arrival each : arrivals) {
      try {
        prepared.add(Prepared.of(each));
      } catch (ProblemException e) {
        refusals.add(new Refusal(each.number(), e.detail()));
      }
    }
    return new Chunk(prepared, refusals, arrivals.get(arrivals.size() - 1).number());
  }
}

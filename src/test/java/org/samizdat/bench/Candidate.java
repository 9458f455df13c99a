package org.samizdat.bench;

import java.util.Map;

/** One of those who are asked for the same in turn. */
interface Candidate extends AutoCloseable {
  String name();

  /** Whether it can be asked for this at all. */
  boolean takes(Case what);

  /** Is asked for this as often as it answers in the time. */
  Turn turn(Case what, int seconds) throws Exception;

  @Override
  void close();

  /**
   * One thing that is asked for.
   *
   * @param known whether it is asked with the ETag of what is there, and so answered with 304
   */
  record Case(String name, String path, Map<String, String> headers, boolean known) {}

  /**
   * What one turn came to.
   *
   * @param perSecond answers in a second
   * @param p50Micros median of the time to an answer under this load
   * @param p99Micros its 99th percentile
   * @param cpuMicros CPU time that one answer took the one who was asked, user and system
   * @param allocated bytes of heap for one answer; NaN where that is not known
   * @param bytes of one answer with its headers; NaN where there is none
   */
  record Turn(
      double perSecond,
      double p50Micros,
      double p99Micros,
      double cpuMicros,
      double allocated,
      double bytes) {}
}

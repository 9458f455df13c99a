package org.samizdat.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A server in a process of its own, asked over loopback. */
record OverHttp(String name, int port, Meter meter, Predicate<Case> asked, AutoCloseable process)
    implements Candidate {
  private static final int CONNECTIONS = 32;

  @Override
  public boolean takes(Case what) {
    return asked.test(what);
  }

  @Override
  public Turn turn(Case what, int seconds) throws Exception {
    Map<String, String> headers = new HashMap<>(what.headers());
    if (what.known()) {
      headers.put("If-None-Match", ReadPath.etag(port, what.path()));
    }
    double cpu = meter.cpuMicros();
    double allocated = meter.allocatedBytes();
    Load.Seen seen = Load.on(port, what.path(), headers, CONNECTIONS, seconds);
    if (seen.requests() == 0 || seen.errors() > 0) {
      throw new IllegalStateException("%s did not answer well: %s, %s".formatted(name, what, seen));
    }
    return new Turn(
        seen.perSecond(),
        seen.p50Micros(),
        seen.p99Micros(),
        (meter.cpuMicros() - cpu) / seen.requests(),
        (meter.allocatedBytes() - allocated) / seen.requests(),
        seen.bytes());
  }

  @Override
  public void close() {
    try {
      meter.close();
      process.close();
    } catch (Exception e) {
      System.err.println(name + " did not end well: " + e);
    }
  }
}

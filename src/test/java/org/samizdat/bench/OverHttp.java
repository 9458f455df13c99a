package org.samizdat.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A server in a process of its own, asked over loopback. */
record OverHttp(String name, int port, Meter meter, Predicate<Case> asked, AutoCloseable process)
    implements Candidate {
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
    Load.Seen seen = Load.on("http://127.0.0.1:" + port + what.path(), headers, seconds);
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

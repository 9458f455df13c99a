package org.samizdat.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samizdat.testing.Api;

/** The figures that a server gives its operator. */
record Metrics(String text) {
  static Metrics of(int adminPort) {
    return new Metrics(new Api("http://localhost:" + adminPort).get("/metrics").expect(200).text());
  }

  double value(String name) {
    Matcher found = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + name + " in " + text);
    }
    return Double.parseDouble(found.group(1));
  }

  /** How much it has grown. */
  double since(Metrics before, String name) {
    return value(name) - before.value(name);
  }
}

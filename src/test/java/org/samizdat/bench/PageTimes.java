package org.samizdat.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What pages cost over HTTP, each fetched in turn, so that the machine's moods meet all alike. */
final class PageTimes {
  private static final int WARM_UP_ROUNDS = 1_000;
  private static final int ROUNDS = 1_000;
  private static final int OK = 200;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private PageTimes() {}

  /**
   * Fetches each page some thousand times and prints what it took.
   *
   * @param pages addresses by the names to print
   * @param leastBytes what an answer must have at least to be the page that is meant
   * @return the median in microseconds by name, in the order given
   */
  static Map<String, Double> measure(Map<String, String> pages, int leastBytes) throws Exception {
    Map<String, long[]> nanos = new LinkedHashMap<>();
    pages.keySet().forEach(page -> nanos.put(page, new long[ROUNDS]));
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (Map.Entry<String, String> page : pages.entrySet()) {
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = get(page.getValue());
        long took = System.nanoTime() - begun;
        if (answer.statusCode() != OK || answer.body().length < leastBytes) {
          throw new IllegalStateException("the page is not full: " + page.getValue());
        }
        if (round >= 0) {
          nanos.get(page.getKey())[round] = took;
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    nanos.forEach((page, times) -> medians.put(page, print(page, times)));
    return medians;
  }

  private static HttpResponse<byte[]> get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static double print(String page, long[] times) {
    Arrays.sort(times);
    double median = times[times.length / 2] / 1_000.0;
    double mean = Arrays.stream(times).average().orElseThrow() / 1_000.0;
    System.out.printf("%-28s p50 %7.0f us   mean %7.0f us%n", page, median, mean);
    return median;
  }
}

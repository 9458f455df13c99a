package org.samizdat.stream;

import com.codahale.metrics.MetricRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.samizdat.change.Change;
import org.samizdat.follow.ChangeView;

/** All who have come, and among them by audience those who are told what happens as it does. */
final class Listeners {
  private static final String TOO_SLOW = "the reader is too slow";

  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final Presence presence = new Presence();
  private final Set<Subscriber> all = new HashSet<>();
  private final Map<Audience, Set<Subscriber>> live = new HashMap<>();

  /** How many follow the article. */
  record Readers(int readers) {}

  /** Publishes how many events went out, and how many readers were too slow. */
  void measure(MetricRegistry metrics) {
    metrics.registerGauge("samizdat.stream.sent", sent::sum);
    metrics.registerGauge("samizdat.stream.dropped", dropped::sum);
  }

  void come(Subscriber subscriber) {
    all.add(subscriber);
  }

  boolean has(Subscriber subscriber) {
    return all.contains(subscriber);
  }

  /** From now on they are told; returns how many follow the same article, where they follow one. */
  Optional<Integer> listen(Subscriber subscriber) {
    Audience audience = subscriber.audience();
    live.computeIfAbsent(audience, each -> new LinkedHashSet<>()).add(subscriber);
    Optional<UUID> article = audience.filter().article();
    article.ifPresent(presence::come);
    return article.map(presence::of);
  }

  void leave(Subscriber subscriber) {
    Audience audience = subscriber.audience();
    all.remove(subscriber);
    Set<Subscriber> peers = live.getOrDefault(audience, Set.of());
    if (peers.contains(subscriber)) {
      peers.remove(subscriber);
      audience.filter().article().ifPresent(presence::leave);
      if (peers.isEmpty()) {
        live.remove(audience);
      }
    }
  }

  void drop(Subscriber subscriber, String why) {
    dropped.increment();
    subscriber.drop(why);
    leave(subscriber);
  }

  /**
   * Ends all streams in good order.
   *
   * @param last makes the last words, for each others
   */
  void endAll(Supplier<byte[]> last) {
    List.copyOf(all)
        .forEach(
            each -> {
              each.finish(last.get());
              leave(each);
            });
  }

  /**
   * Tells a change to all who follow it.
   *
   * @param shown reads a change with its object
   */
  void tell(StreamedChange streamed, Function<Change, ChangeView> shown) {
    Change change = streamed.change();
    List<Subscriber> slow = new ArrayList<>();
    live.forEach(
        (audience, subscribers) -> {
          if (audience.follows(change)) {
            byte[] event = streamed.bytes(audience, shown);
            for (Subscriber each : subscribers) {
              if (each.told < change.seq()) {
                each.told = change.seq();
                offer(each, event, slow);
              }
            }
          }
        });
    drop(slow);
  }

  /**
   * Lets some of them hear that they are still listened to.
   *
   * @param turn every one's comes up once in so many
   * @param position what all of them have been told, as far as they follow it
   */
  void beat(int turn, int turns, long position, String id) {
    List<Subscriber> slow = new ArrayList<>();
    byte[] place = EventText.place(id);
    for (Set<Subscriber> subscribers : live.values()) {
      for (Subscriber each : subscribers) {
        if (each.hasTurn(turn, turns)) {
          boolean moved = each.told < position;
          each.told = Math.max(each.told, position);
          offer(each, moved ? place : EventText.HEARTBEAT, slow);
        }
      }
    }
    drop(slow);
  }

  /** Tells how many follow an article to those who do, where it is another number now. */
  void tellPresence() {
    Map<UUID, Integer> news = presence.news();
    if (news.isEmpty()) {
      return;
    }
    List<Subscriber> slow = new ArrayList<>();
    live.forEach(
        (audience, subscribers) ->
            audience
                .filter()
                .article()
                .map(news::get)
                .map(count -> EventText.event("readers", new Readers(count)))
                .ifPresent(event -> subscribers.forEach(each -> offer(each, event, slow))));
    drop(slow);
  }

  private void offer(Subscriber subscriber, byte[] event, List<Subscriber> slow) {
    sent.increment();
    if (!subscriber.offer(event)) {
      slow.add(subscriber);
    }
  }

  private void drop(List<Subscriber> slow) {
    slow.forEach(each -> drop(each, TOO_SLOW));
  }
}

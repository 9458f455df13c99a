package org.samizdat.transfer;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The revisions of the things of one page: of those that have few all at once, of others a few at a
 * time, so that memory has a bound.
 */
final class Revisions<R> {
  private static final int FEW = 8;
  private static final int PAGE = 20;

  /** Reads some revisions of one thing after this one. */
  interface OfOne<R> {
    List<R> read(UUID id, int after, int limit);
  }

  private final Function<Collection<UUID>, List<R>> ofMany;
  private final OfOne<R> ofOne;
  private final Function<R, UUID> id;
  private final ToIntFunction<R> number;
  private final Map<UUID, Integer> expected = new HashMap<>();
  private Map<UUID, List<R>> read = Map.of();

  Revisions(
      Function<Collection<UUID>, List<R>> ofMany,
      OfOne<R> ofOne,
      Function<R, UUID> id,
      ToIntFunction<R> number) {
    this.ofMany = ofMany;
    this.ofOne = ofOne;
    this.id = id;
    this.number = number;
  }

  /** Says of which things revisions will be asked for, and how many these have. */
  void expect(UUID thing, int count) {
    expected.put(thing, count);
  }

  /** Gives out those of one thing, oldest first. */
  void of(UUID thing, Consumer<R> each) {
    if (expected.getOrDefault(thing, 0) <= FEW) {
      readFew().getOrDefault(thing, List.of()).forEach(each);
      return;
    }
    List<R> some = ofOne.read(thing, 0, PAGE);
    while (!some.isEmpty()) {
      some.forEach(each);
      some = ofOne.read(thing, number.applyAsInt(some.get(some.size() - 1)), PAGE);
    }
  }

  private Map<UUID, List<R>> readFew() {
    if (read.isEmpty()) {
      List<UUID> few =
          expected.entrySet().stream()
              .filter(each -> each.getValue() <= FEW)
              .map(Map.Entry::getKey)
              .toList();
      read = ofMany.apply(few).stream().collect(Collectors.groupingBy(id));
    }
    return read;
  }
}

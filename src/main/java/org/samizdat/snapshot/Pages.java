package org.samizdat.snapshot;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads pages so that few of them change. A list grows at its head, and with pages of a fixed size
 * each of them would begin elsewhere then. A page may also be shorter: so one near the head is
 * asked for just as many items as lead to where a page has begun before, and all that follow stay.
 */
final class Pages {
  private static final int LONGEST = 20;

  /** Of the lists that grow at their head, those whose pages say nothing of the whole. */
  private static final String LIST = "/v1/articles";

  private final Source source;
  private final Ledger ledger;
  private final Set<Address> before = new HashSet<>();

  Pages(Source source, Ledger ledger) {
    this.source = source;
    this.ledger = ledger;
    ledger.entries().stream().map(Entry::address).filter(Address::isLaterPage).forEach(before::add);
  }

  Answer read(Address address) throws IOException {
    int limit = ledger.find(address).map(Entry::limit).orElse(0);
    Answer first = source.get(address, limit);
    boolean movable = address.isLaterPage() && address.path().equals(LIST);
    if (!movable || before.isEmpty() || meets(first)) {
      return first;
    }
    for (int items = LONGEST; items > 0; items--) {
      Answer other = source.get(address, items);
      if (other.next().isPresent() && meets(other)) {
        return other;
      }
    }
    return limit == 0 ? first : source.get(address);
  }

  /** Whether it is the last one, or is followed by a page that was there before. */
  private boolean meets(Answer answer) {
    Optional<Address> next = answer.next();
    return next.isEmpty() || before.contains(next.get());
  }
}

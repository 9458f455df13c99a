package org.samizdat.change;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.samizdat.json.WireName;
import org.samizdat.text.Sha256;
import org.samizdat.text.Slugs;

/**
 * A place in the log as it is given outside: opaque, good over restarts, and only for the history
 * that it was made in. It holds nothing secret, only places in what is public; the checksum is
 * there so that a token that was cut or mistyped is told from one that is too old.
 *
 * @param epoch the history
 * @param seq all changes up to this one are known
 * @param walk where a walk through all that is public stands, as long as it goes on
 * @param filter what is followed
 * @param withObjects whether objects come with their changes
 */
public record ChangeToken(
    UUID epoch, long seq, Optional<Place> walk, ChangeFilter filter, boolean withObjects) {
  private static final int CHECKSUM_BYTES = 6;
  private static final int FIELDS = 9;
  private static final String SEPARATOR = "|";
  private static final Pattern SPLIT = Pattern.compile("\\|");

  /**
   * A place in the walk.
   *
   * @param id the last object of this type that is known; empty before the first
   */
  public record Place(ChangeType type, String id) {}

  /** A place in the log for whoever follows everything, or brings a filter along. */
  public static ChangeToken at(UUID epoch, long seq) {
    return new ChangeToken(epoch, seq, Optional.empty(), ChangeFilter.ALL, false);
  }

  public ChangeToken movedTo(long next, Optional<Place> place) {
    return new ChangeToken(epoch, next, place, filter, withObjects);
  }

  /** The opaque form. */
  public String encode() {
    byte[] text =
        String.join(
                SEPARATOR,
                epoch.toString(),
                Long.toString(seq),
                walk.map(place -> WireName.of(place.type())).orElse(""),
                walk.map(Place::id).orElse(""),
                filter.types().stream().map(WireName::of).sorted().collect(Collectors.joining(",")),
                String.join(",", new TreeSet<>(filter.topics())),
                filter.article().map(UUID::toString).orElse(""),
                filter.language().orElse(""),
                withObjects ? "object" : "")
            .getBytes(StandardCharsets.UTF_8);
    byte[] token = Arrays.copyOf(Sha256.of(text), CHECKSUM_BYTES + text.length);
    System.arraycopy(text, 0, token, CHECKSUM_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Reads what {@link #encode} made; empty for anything else. */
  public static Optional<ChangeToken> decode(String text) {
    try {
      byte[] token = Base64.getUrlDecoder().decode(text);
      if (token.length <= CHECKSUM_BYTES) {
        return Optional.empty();
      }
      byte[] content = Arrays.copyOfRange(token, CHECKSUM_BYTES, token.length);
      byte[] sum = Arrays.copyOf(token, CHECKSUM_BYTES);
      String[] fields = SPLIT.split(new String(content, StandardCharsets.UTF_8), -1);
      return Arrays.equals(sum, Arrays.copyOf(Sha256.of(content), CHECKSUM_BYTES))
              && fields.length == FIELDS
          ? Optional.of(read(fields))
          : Optional.empty();
    } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private static ChangeToken read(String[] fields) {
    int field = 0;
    UUID epoch = UUID.fromString(fields[field++]);
    long seq = Long.parseLong(fields[field++]);
    String walkType = fields[field++];
    String walkId = fields[field++];
    ChangeFilter filter =
        new ChangeFilter(
            types(fields[field++]),
            list(fields[field++]),
            some(fields[field++]).map(UUID::fromString),
            some(fields[field++]));
    return new ChangeToken(
        epoch,
        seq,
        some(walkType).map(name -> place(type(name), walkId)),
        filter,
        !fields[field].isEmpty());
  }

  private static Place place(ChangeType type, String id) {
    boolean fits = id.isEmpty() || (type == ChangeType.TOPIC ? Slugs.isValid(id) : isUuid(id));
    if (!fits) {
      throw new IllegalArgumentException(id);
    }
    return new Place(type, id);
  }

  private static boolean isUuid(String id) {
    return UUID.fromString(id).toString().equals(id);
  }

  private static Set<ChangeType> types(String text) {
    Set<ChangeType> types = EnumSet.noneOf(ChangeType.class);
    list(text).forEach(name -> types.add(type(name)));
    return types;
  }

  private static ChangeType type(String name) {
    return WireName.parse(ChangeType.class, name).orElseThrow();
  }

  private static Set<String> list(String text) {
    return text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(",")));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }
}

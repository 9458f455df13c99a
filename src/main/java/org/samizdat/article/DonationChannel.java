package org.samizdat.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.samizdat.text.Urls;

/**
 * A way to give money.
 *
 * @param label as on the button
 * @param url where to give; https
 * @param account where to send it, such as an IBAN
 * @param currency ISO 4217, or the sign of a cryptocurrency
 * @param recurring whether it is for regular gifts
 */
public record DonationChannel(
    @NotNull Provider provider,
    @NotBlank @Size(max = 200) String label,
    Optional<@HttpUrl String> url,
    Optional<@Size(min = 1, max = 200) String> account,
    Optional<@Size(min = 1, max = 10) String> currency,
    Boolean recurring) {

  /** Who passes the money on. */
  public enum Provider {
    PAYPAL("paypal.com", "paypal.me"),
    PATREON("patreon.com"),
    BANK,
    STRIPE("stripe.com"),
    LIBERAPAY("liberapay.com"),
    OPENCOLLECTIVE("opencollective.com"),
    CRYPTO,
    OTHER;

    private final List<String> hosts;

    Provider(String... hosts) {
      this.hosts = List.of(hosts);
    }

    /** The hosts that are its own, with all below them; empty where it has none. */
    public List<String> hosts() {
      return hosts;
    }
  }

  /** What was left out gets its default. */
  public DonationChannel {
    url = url.map(Urls::encoded);
    recurring = recurring != null && recurring;
  }

  /** Where the money goes: what must never change unnoticed. */
  public Stream<String> destinations() {
    return Stream.of(url, account).flatMap(Optional::stream);
  }
}

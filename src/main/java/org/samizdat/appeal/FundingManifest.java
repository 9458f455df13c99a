package org.samizdat.appeal;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.samizdat.article.DonationChannel;

/**
 * What {@code funding.json} says (floss.fund, version 1.0.0): who asks for money, and the site's
 * appeals that are in force, each as a plan for single gifts and one for regular ones.
 */
record FundingManifest(String version, Entity entity, Funding funding) {
  private static final String VERSION = "v1.0.0";
  private static final int LONGEST_TEXT = 512;
  private static final int LONGEST_NAME = 250;
  private static final int MOST_PLANS = 30;

  /** The schema wants a currency also where any will do. */
  private static final String ANY_CURRENCY = "USD";

  /** Who asks. */
  record Entity(
      String type, String role, String name, String email, String description, Webpage webpageUrl) {

    static Entity organisation(String name, String email, String description, Webpage webpage) {
      return new Entity(
          "organisation", "owner", cut(name, LONGEST_NAME), email, description, webpage);
    }
  }

  /**
   * A page, and where its host says that the manifest is right.
   *
   * @param wellKnown where the host is another than the manifest's
   */
  record Webpage(String url, Optional<String> wellKnown) {
    static Webpage of(String url, String manifestUrl) {
      URI page = URI.create(url);
      boolean elsewhere = !page.getHost().equalsIgnoreCase(URI.create(manifestUrl).getHost());
      return new Webpage(
          url,
          Optional.of(page.resolve(FundingResource.WELL_KNOWN).toString())
              .filter(where -> elsewhere));
    }
  }

  /** How to give. */
  record Funding(List<Channel> channels, List<Plan> plans, List<Object> history) {}

  /** A way to give. */
  record Channel(String guid, String type, String address, String description) {}

  /** What to give. */
  record Plan(
      String guid,
      String status,
      String name,
      String description,
      BigDecimal amount,
      String currency,
      String frequency,
      List<String> channels) {}

  /** The manifest; empty when there is nothing to give to. */
  static Optional<FundingManifest> of(Entity entity, List<Appeal> appeals) {
    List<Channel> channels = new ArrayList<>();
    List<Plan> plans = new ArrayList<>();
    for (Appeal appeal : appeals) {
      List<String> once = new ArrayList<>();
      List<String> monthly = new ArrayList<>();
      for (DonationChannel each : appeal.content().channels()) {
        Channel channel = channel(guid(appeal) + "-" + (once.size() + monthly.size() + 1), each);
        channels.add(channel);
        (each.recurring() ? monthly : once).add(channel.guid());
      }
      plan(appeal, "one-time", once).ifPresent(plans::add);
      plan(appeal, "monthly", monthly).ifPresent(plans::add);
    }
    List<Plan> first = plans.subList(0, Math.min(MOST_PLANS, plans.size()));
    return Optional.of(
            new FundingManifest(VERSION, entity, new Funding(channels, first, List.of())))
        .filter(manifest -> !first.isEmpty());
  }

  /** At most 32 of a-z, 0-9 and hyphens: the random part of the id will do. */
  private static String guid(Appeal appeal) {
    String id = appeal.id().toString();
    return "appeal-" + id.substring(id.lastIndexOf('-') + 1);
  }

  private static Channel channel(String guid, DonationChannel channel) {
    String type =
        switch (channel.provider()) {
          case BANK -> "bank";
          case CRYPTO, OTHER -> "other";
          default -> "payment-provider";
        };
    String address = channel.destinations().findFirst().orElse("");
    return new Channel(guid, type, cut(address, LONGEST_TEXT), channel.label());
  }

  private static Optional<Plan> plan(Appeal appeal, String frequency, List<String> channels) {
    AppealContent content = appeal.content();
    boolean once = frequency.equals("one-time");
    Plan plan =
        new Plan(
            guid(appeal) + "-" + frequency.substring(0, 3).toLowerCase(Locale.ROOT),
            "active",
            cut(content.title(), LONGEST_NAME),
            cut(appeal.body().text(), LONGEST_TEXT),
            content
                .goal()
                .map(AppealContent.Goal::amount)
                .filter(goal -> once)
                .orElse(BigDecimal.ZERO),
            content.goal().map(AppealContent.Goal::currency).orElse(ANY_CURRENCY),
            frequency,
            List.copyOf(channels));
    return Optional.of(plan).filter(each -> !channels.isEmpty());
  }

  /** The schema counts bytes. */
  private static String cut(String text, int bytes) {
    StringBuilder kept = new StringBuilder(text);
    while (kept.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > bytes) {
      kept.setLength(kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept.toString();
  }
}

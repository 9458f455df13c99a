package org.samizdat.appeal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.IBANValidator;
import org.samizdat.article.DonationChannel;
import org.samizdat.article.DonationChannel.Provider;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** What may stand in the channels of an appeal, and what an editor should look at twice. */
final class DonationChannels {
  private static final Pattern IBAN_LIKE = Pattern.compile("[A-Z]{2}[0-9]{2}.*");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,10}");

  private DonationChannels() {}

  /** Refuses channels that could not work, or that no browser should be sent to. */
  static void require(List<DonationChannel> channels) {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      check(channels.get(i), "/channels/" + i, errors);
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalidContent(errors);
    }
  }

  private static void check(DonationChannel channel, String place, List<FieldError> errors) {
    if (channel.destinations().findAny().isEmpty()) {
      errors.add(FieldError.atPointer(place, "needs a url or an account"));
    }
    if (!channel.provider().hosts().isEmpty() && channel.url().isEmpty()) {
      errors.add(FieldError.atPointer(place + "/url", "is required for this provider"));
    }
    channel
        .url()
        .filter(url -> !isSafe(URI.create(url)))
        .ifPresent(
            url ->
                errors.add(
                    FieldError.atPointer(
                        place + "/url", "must begin with https:// and name no user")));
    channel
        .account()
        .filter(account -> channel.provider() == Provider.BANK && looksLikeIban(account))
        .filter(account -> !IBANValidator.getInstance().isValid(compact(account)))
        .ifPresent(
            account ->
                errors.add(
                    FieldError.atPointer(
                        place + "/account", "is not an IBAN: its check digits do not fit")));
    channel
        .currency()
        .filter(currency -> !CURRENCY.matcher(currency).matches())
        .ifPresent(
            currency ->
                errors.add(
                    FieldError.atPointer(
                        place + "/currency", "must be a code of capitals, such as EUR")));
  }

  private static boolean isSafe(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        && url.getHost() != null
        && url.getUserInfo() == null;
  }

  private static boolean looksLikeIban(String account) {
    return IBAN_LIKE.matcher(compact(account)).matches();
  }

  private static String compact(String account) {
    return account.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /** What is allowed, but is also what a forged appeal would look like. */
  static List<FieldError> warnings(List<DonationChannel> channels) {
    List<FieldError> warnings = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      DonationChannel channel = channels.get(i);
      String place = "/channels/" + i;
      Provider provider = channel.provider();
      channel
          .url()
          .filter(url -> !isAt(provider, URI.create(url).getHost()))
          .ifPresent(
              url ->
                  warnings.add(
                      FieldError.atPointer(
                          place + "/url",
                          "does not lead to " + String.join(" or ", provider.hosts()))));
      channel
          .account()
          .filter(account -> provider == Provider.CRYPTO)
          .ifPresent(
              account ->
                  warnings.add(
                      FieldError.atPointer(
                          place + "/account",
                          "has no checksum that is known here: compare every character")));
      channel
          .account()
          .filter(account -> provider == Provider.BANK && !looksLikeIban(account))
          .ifPresent(
              account ->
                  warnings.add(
                      FieldError.atPointer(
                          place + "/account", "is not an IBAN, so it could not be checked")));
    }
    return warnings;
  }

  private static boolean isAt(Provider provider, String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return provider.hosts().isEmpty()
        || provider.hosts().stream().anyMatch(own -> name.equals(own) || name.endsWith("." + own));
  }

  /** Refuses to show the public what an editor has not looked at twice. */
  static void requireAccepted(List<DonationChannel> channels, boolean accepted) {
    List<FieldError> warnings = warnings(channels);
    if (!accepted && !warnings.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_CONTENT,
          "Look at the channels again; if they are right, repeat this with acceptWarnings=true.",
          warnings);
    }
  }
}

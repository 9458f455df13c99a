package org.samizdat.article;

import java.util.List;
import java.util.Optional;
import org.samizdat.text.Mailto;

/**
 * A call to action as the public sees it.
 *
 * @param mailto a ready link that opens the letter (RFC 6068); absent where there is no recipient
 */
public record CallToActionView(
    CallToAction.Kind kind,
    String title,
    Optional<String> text,
    Optional<String> url,
    Optional<String> place,
    List<CallToAction.Recipient> recipients,
    Optional<String> subject,
    Optional<String> message,
    Optional<String> mailto) {

  static CallToActionView of(CallToAction call) {
    return new CallToActionView(
        call.kind(),
        call.title(),
        call.text(),
        call.url(),
        call.place(),
        call.recipients(),
        call.subject(),
        call.message(),
        mailto(call));
  }

  private static Optional<String> mailto(CallToAction call) {
    if (call.recipients().isEmpty()) {
      return Optional.empty();
    }
    Mailto letter =
        new Mailto(
            addresses(call, CallToAction.Recipient.Role.TO),
            addresses(call, CallToAction.Recipient.Role.CC),
            addresses(call, CallToAction.Recipient.Role.BCC),
            call.subject().orElse(""),
            call.message().orElse(""));
    return Optional.of(letter.uri());
  }

  private static List<String> addresses(CallToAction call, CallToAction.Recipient.Role role) {
    return call.recipients().stream()
        .filter(recipient -> recipient.role() == role)
        .map(CallToAction.Recipient::address)
        .toList();
  }
}

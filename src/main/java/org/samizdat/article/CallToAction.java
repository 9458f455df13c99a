package org.samizdat.article;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.samizdat.text.Urls;

/**
 * Something that readers are asked to do.
 *
 * @param place where to do it, where that matters
 * @param recipients whom to write to; public addresses, given to be used
 * @param subject of the letter
 * @param message a text for the letter
 */
public record CallToAction(
    @NotNull Kind kind,
    @NotBlank @Size(max = 300) String title,
    Optional<@Size(max = 2000) String> text,
    Optional<@HttpUrl String> url,
    Optional<@Size(max = 200) String> place,
    @Size(max = 50) List<@NotNull @Valid Recipient> recipients,
    Optional<@Size(max = 300) String> subject,
    Optional<@Size(max = 5000) String> message) {

  public CallToAction {
    url = url.map(Urls::encoded);
    recipients = recipients == null ? List.of() : recipients;
  }

  /** What is asked for. */
  public enum Kind {
    PROTEST,
    SUPPORT,
    DONATE,
    SIGN,
    ATTEND,
    BLOOD_DONATION,
    OTHER
  }

  /** Someone to write to. */
  public record Recipient(
      @NotNull Role role,
      Optional<@Size(max = 200) String> name,
      @NotNull @MailAddress String address) {

    /** The header field that the address goes into (RFC 6068 §2). */
    public enum Role {
      TO,
      CC,
      BCC
    }
  }
}

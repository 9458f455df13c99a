package org.samizdat.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A letter that a reader sends with one press: a mailto link (RFC 6068).
 *
 * @param to addresses, each as {@link #isAddress} accepts it
 * @param cc addresses for a copy
 * @param bcc addresses for a hidden copy
 * @param subject one line; line breaks in it become spaces; empty for none
 * @param body plain text; empty for none
 */
public record Mailto(
    List<String> to, List<String> cc, List<String> bcc, String subject, String body) {
  private static final int MAX_ADDRESS = 254;
  private static final int MAX_LOCAL_PART = 64;
  private static final Pattern LOCAL_PART =
      Pattern.compile("[\\w!#$%&'*+/=?^`{|}~-]++(?:\\.[\\w!#$%&'*+/=?^`{|}~-]++)*+");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)++"
              + "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final BitSet UNRESERVED =
      octets("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
  private static final BitSet IN_ADDRESS =
      octets("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~@");

  /**
   * @throws IllegalArgumentException if an address is not one
   */
  public Mailto {
    to = checked(to);
    cc = checked(cc);
    bcc = checked(bcc);
  }

  /**
   * Whether {@code text} is a mail address of the plain kind (RFC 5321 dot-string at a full domain
   * name, ASCII, at most 254 characters). Quoted local parts, address literals and
   * internationalised addresses are legal mail but are refused.
   */
  public static boolean isAddress(String text) {
    int at = text.indexOf('@');
    return text.length() <= MAX_ADDRESS
        && at <= MAX_LOCAL_PART
        && at >= 0
        && LOCAL_PART.matcher(text.substring(0, at)).matches()
        && DOMAIN.matcher(text.substring(at + 1)).matches();
  }

  /** The link: only unreserved characters, {@code @} and separators are left as they are. */
  public String uri() {
    List<String> fields = new ArrayList<>();
    addField(fields, "cc", addresses(cc));
    addField(fields, "bcc", addresses(bcc));
    addField(fields, "subject", encode(LINE_BREAK.matcher(subject).replaceAll(" "), UNRESERVED));
    addField(fields, "body", encode(LINE_BREAK.matcher(body).replaceAll("\r\n"), UNRESERVED));
    return "mailto:" + addresses(to) + (fields.isEmpty() ? "" : "?" + String.join("&", fields));
  }

  private static void addField(List<String> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.add(name + "=" + value);
    }
  }

  private static String addresses(List<String> addresses) {
    return String.join(
        ",", addresses.stream().map(address -> encode(address, IN_ADDRESS)).toList());
  }

  private static String encode(String text, BitSet plain) {
    StringBuilder encoded = new StringBuilder(text.length() * 2);
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (plain.get(octet & 0xFF)) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static BitSet octets(String ascii) {
    BitSet octets = new BitSet();
    ascii.chars().forEach(octets::set);
    return octets;
  }

  private static List<String> checked(List<String> addresses) {
    for (String address : addresses) {
      if (!isAddress(address)) {
        throw new IllegalArgumentException("not a mail address");
      }
    }
    return List.copyOf(addresses);
  }
}

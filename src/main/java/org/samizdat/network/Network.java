package org.samizdat.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param prefix its first address, 4 or 16 bytes
 * @param bits how many leading bits all its addresses share
 */
record Network(byte[] prefix, int bits) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f:.]+)/([0-9]+)");

  /**
   * What IANA's registries of IPv4 addresses have for special purposes (RFC 6890), and multicast.
   */
  private static final List<Network> SPECIAL_IPV4 =
      all(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** All that is public of IPv6 (RFC 4291 §2.4) … */
  private static final Network GLOBAL_IPV6 = of("2000::/3");

  /** … but for what has special purposes or an IPv4 address inside. */
  private static final List<Network> SPECIAL_IPV6 =
      all("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  /** Whether an address belongs to a host that anyone can reach. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? SPECIAL_IPV4.stream().noneMatch(each -> each.contains(bytes))
        : GLOBAL_IPV6.contains(bytes)
            && SPECIAL_IPV6.stream().noneMatch(each -> each.contains(bytes));
  }

  private boolean contains(byte[] address) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static List<Network> all(String... blocks) {
    return List.of(blocks).stream().map(Network::of).toList();
  }

  private static Network of(String block) {
    Matcher parts = FORM.matcher(block);
    if (!parts.matches()) {
      throw new IllegalArgumentException(block);
    }
    try {
      byte[] prefix = InetAddress.getByName(parts.group(1)).getAddress();
      return new Network(prefix, Integer.parseInt(parts.group(2)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(block, e);
    }
  }
}

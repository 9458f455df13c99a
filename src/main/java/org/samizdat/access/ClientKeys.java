package org.samizdat.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells clients apart without knowing them: a keyed hash of the address, under a secret that is
 * made anew every day and never leaves the memory. Of an IPv6 address the first 64 bits count, for
 * the rest is the client's to choose.
 */
public final class ClientKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final int NETWORK_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Secret(byte[] bytes, long day) {
    static Secret ofDay(long day) {
      byte[] bytes = new byte[SECRET_BYTES];
      RANDOM.nextBytes(bytes);
      return new Secret(bytes, day);
    }
  }

  private volatile Secret secret = Secret.ofDay(today());

  /** The key of the client with this address; another one tomorrow. */
  public String of(String address) {
    Secret current = secret;
    if (current.day() != today()) {
      current = Secret.ofDay(today());
      secret = current;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(current.bytes(), ALGORITHM));
      return Base64.getEncoder().encodeToString(mac.doFinal(network(address)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Days of a clock that nobody sets back. */
  private static long today() {
    return TimeUnit.NANOSECONDS.toDays(System.nanoTime());
  }

  /**
   * Whether it is an address of this machine or network: a proxy's, then, that does not say for
   * whom it speaks.
   */
  public static boolean isOwn(String address) {
    return parse(address)
        .filter(
            each ->
                each.isLoopbackAddress()
                    || each.isSiteLocalAddress()
                    || each instanceof Inet6Address six && isUniqueLocal(six))
        .isPresent();
  }

  /** RFC 4193. */
  private static boolean isUniqueLocal(Inet6Address address) {
    return (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  private static byte[] network(String address) {
    return parse(address)
        .filter(Inet6Address.class::isInstance)
        .map(six -> Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
        .orElseGet(() -> address.getBytes(StandardCharsets.UTF_8));
  }

  /** What is written in digits alone, so that no name is looked up. */
  private static Optional<InetAddress> parse(String address) {
    try {
      return address.matches("[0-9a-fA-F:.\\[\\]]+")
          ? Optional.of(InetAddress.getByName(address))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}

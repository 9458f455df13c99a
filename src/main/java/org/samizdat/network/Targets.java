package org.samizdat.network;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.samizdat.text.Urls;

/**
 * Where the server may connect to on behalf of others. A name is looked up anew for each
 * connection, all its addresses are checked, and the connection goes to one of those and nowhere
 * else: a name that changes its mind afterwards gains nothing.
 */
public final class Targets {
  private static final String PUBLIC = "must lead to a host that is public on the internet";
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int FIRST_FREE_PORT = 1024;

  /** A last part that programs take for a number, and not all for the same one (WHATWG URL). */
  private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");

  private final boolean privateTargets;
  private final HostResolver resolver;

  /**
   * @param privateTargets whether anything goes: this machine, private networks, plain http
   */
  public Targets(boolean privateTargets) {
    this(privateTargets, HostResolver.SYSTEM);
  }

  public Targets(boolean privateTargets, HostResolver resolver) {
    this.privateTargets = privateTargets;
    this.resolver = resolver;
  }

  /** Refuses an address by its form alone, and http; returns it taken apart. */
  public URI requireHttps(String url) throws RefusedTarget {
    URI uri = require(url);
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !privateTargets) {
      throw new RefusedTarget(
          "must begin with https://, unless the server has SAMIZDAT_WEBHOOK_PRIVATE_TARGETS=true");
    }
    return uri;
  }

  /** Refuses an address by its form alone; returns it taken apart. */
  public URI require(String url) throws RefusedTarget {
    if (!Urls.isHttp(url)) {
      throw new RefusedTarget(
          "must be an absolute http or https URL of at most 2000 characters, without user or"
              + " password");
    }
    URI uri = URI.create(url);
    if (uri.getRawFragment() != null) {
      throw new RefusedTarget("must not have a fragment (#)");
    }
    int port = uri.getPort() < 0 ? HTTPS : uri.getPort();
    if (port != HTTP && port != HTTPS && port < FIRST_FREE_PORT) {
      throw new RefusedTarget("must have port 443, 80, or one from 1024 on");
    }
    if (NUMBER.matcher(uri.getHost()).matches() && !IPV4.matcher(uri.getHost()).matches()) {
      throw new RefusedTarget("must have a name or a usual IP address as its host");
    }
    return uri;
  }

  /** The addresses of a host, all of which may be connected to. */
  public List<InetAddress> addresses(String host) throws UnknownHostException, RefusedTarget {
    List<InetAddress> found = resolver.resolve(host);
    if (found.isEmpty()) {
      throw new UnknownHostException(host);
    }
    if (!privateTargets && !found.stream().allMatch(Network::isPublic)) {
      throw new RefusedTarget(PUBLIC);
    }
    return found;
  }
}

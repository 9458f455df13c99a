package org.samizdat.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host: by the system, or as a test would have it. */
@FunctionalInterface
public interface HostResolver {
  HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a name, or the one that is written out. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}

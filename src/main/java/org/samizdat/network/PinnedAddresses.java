package org.samizdat.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Gives an HTTP client the addresses that were checked, so that it connects to one of those. Each
 * bears the name that was asked for, for which the certificate has to be.
 */
public final class PinnedAddresses implements SocketAddressResolver {
  private final Targets targets;
  private final Executor threads;

  /**
   * @param threads on which names are looked up, which takes its time
   */
  public PinnedAddresses(Targets targets, Executor threads) {
    this.targets = targets;
    this.threads = threads;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    threads.execute(
        () -> {
          try {
            List<InetSocketAddress> checked = new ArrayList<>();
            for (InetAddress each : targets.addresses(host)) {
              InetAddress named = InetAddress.getByAddress(host, each.getAddress());
              checked.add(new InetSocketAddress(named, port));
            }
            promise.succeeded(checked);
          } catch (IOException e) {
            promise.failed(e);
          }
        });
  }
}

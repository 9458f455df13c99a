package org.samizdat.http;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Handlers that stand before everything that the framework does with a request: its metrics,
 * compression and servlets see only what these pass on. The first one is the outermost.
 */
public final class FrontHandlers implements LifeCycle.Listener {
  /** How the framework names the connectors of the API. */
  private static final String READERS = "application";

  private final List<Handler.Wrapper> handlers = new ArrayList<>();

  /** Whether a request came to the API, and not to the operator's port, which has other answers. */
  public static boolean isForReaders(Request request) {
    return READERS.equals(request.getConnectionMetaData().getConnector().getName());
  }

  public void add(Handler.Wrapper handler) {
    handlers.add(handler);
  }

  @Override
  public void lifeCycleStarting(LifeCycle event) {
    Server server = (Server) event;
    for (int i = handlers.size() - 1; i >= 0; i--) {
      handlers.get(i).setHandler(server.getHandler());
      server.setHandler(handlers.get(i));
    }
  }
}

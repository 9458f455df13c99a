package org.samizdat.database;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionContext;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.ExtensionMetadata;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.sqlobject.SqlObjectFactory;

/**
 * Makes each {@code *Dao} once, and lends it to every connection that asks for it. By itself JDBI
 * reads the annotations of all methods and copies its settings for each of them whenever a Dao is
 * attached, which costs many times what the statement does. What a Dao does is the same on all
 * connections, since none of ours changes its settings.
 */
final class SharedDaos implements ExtensionFactory {
  private final Jdbi jdbi;
  private final ExtensionFactory sqlObjects;
  private final Map<Class<?>, Shared> known = new ConcurrentHashMap<>();

  SharedDaos(Jdbi jdbi) {
    this.jdbi = jdbi;
    this.sqlObjects =
        jdbi.getConfig(Extensions.class).findFactory(SqlObjectFactory.class).orElseThrow();
  }

  @Override
  public boolean accepts(Class<?> type) {
    return sqlObjects.accepts(type);
  }

  @Override
  public Set<FactoryFlag> getFactoryFlags() {
    return Set.of(FactoryFlag.DONT_USE_PROXY);
  }

  @Override
  public <E> E attach(Class<E> type, HandleSupplier connection) {
    Shared shared = known.computeIfAbsent(type, Shared::new);
    return type.cast(proxy(type, (method, arguments) -> shared.on(connection, method, arguments)));
  }

  private interface Call {
    Object invoke(Method method, Object[] arguments) throws Throwable;
  }

  private static Object proxy(Class<?> type, Call call) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> call.invoke(method, arguments));
  }

  /** What is the same for all connections. */
  private final class Shared {
    private final Borrowed borrowed = new Borrowed();
    private final Map<Method, ExtensionMetadata.ExtensionHandlerInvoker> methods = new HashMap<>();

    Shared(Class<?> type) {
      ExtensionMetadata metadata = jdbi.getConfig(Extensions.class).findMetadata(type, sqlObjects);
      ConfigRegistry settings = metadata.createInstanceConfiguration(jdbi.getConfig());
      Object itself = proxy(type, this::call); // default methods call the others
      for (Method each : metadata.getExtensionMethods()) {
        methods.put(each, metadata.createExtensionHandlerInvoker(itself, each, borrowed, settings));
      }
    }

    Object on(HandleSupplier connection, Method method, Object[] arguments) {
      HandleSupplier before = borrowed.connection.get();
      borrowed.connection.set(connection);
      try {
        return call(method, arguments);
      } finally {
        borrowed.connection.set(before);
      }
    }

    private Object call(Method method, Object[] arguments) {
      return Objects.requireNonNull(methods.get(method), method::toString).invoke(arguments);
    }
  }

  /** The connection for which a thread is in a Dao just now. */
  private final class Borrowed implements HandleSupplier {
    private final ThreadLocal<HandleSupplier> connection = new ThreadLocal<>();

    @Override
    public Handle getHandle() {
      return connection.get().getHandle();
    }

    @Override
    public Jdbi getJdbi() {
      return jdbi;
    }

    @Override
    public ConfigRegistry getConfig() {
      return connection.get().getConfig();
    }

    @Override
    public <V> V invokeInContext(ExtensionContext context, Callable<V> task) throws Exception {
      return connection.get().invokeInContext(context, task);
    }
  }
}

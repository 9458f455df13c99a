package org.samizdat.bench;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What another process has used so far. */
final class Meter implements AutoCloseable {
  /** Linux counts so many ticks a second, on every machine since long. */
  private static final int TICKS = 100;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;

  private final Path stat;
  private final Optional<ThreadMXBean> threads;
  private final Closeable connection;

  private Meter(long pid, Optional<ThreadMXBean> threads, Closeable connection) {
    this.stat = Path.of("/proc/" + pid + "/stat");
    this.threads = threads;
    this.connection = connection;
  }

  static Meter of(long pid) {
    return new Meter(pid, Optional.empty(), () -> {});
  }

  /** One that knows what a Java process allocates, too. */
  @SuppressWarnings("BanJNDI") // the process is one that this program has started
  static Meter ofJava(long pid) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
    try {
      JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
      JMXConnector connector = JMXConnectorFactory.connect(url);
      ThreadMXBean threads =
          ManagementFactory.newPlatformMXBeanProxy(
              connector.getMBeanServerConnection(),
              ManagementFactory.THREAD_MXBEAN_NAME,
              ThreadMXBean.class);
      return new Meter(pid, Optional.of(threads), connector);
    } finally {
      machine.detach();
    }
  }

  /** CPU time of all its threads, in microseconds. */
  double cpuMicros() throws IOException {
    String text = Files.readString(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    return ticks * 1e6 / TICKS;
  }

  /** Bytes that the threads which are alive have allocated; none where it is not Java. */
  double allocatedBytes() {
    return threads
        .map(
            bean ->
                (double)
                    Arrays.stream(bean.getThreadAllocatedBytes(bean.getAllThreadIds()))
                        .filter(bytes -> bytes > 0)
                        .sum())
        .orElse(Double.NaN);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}

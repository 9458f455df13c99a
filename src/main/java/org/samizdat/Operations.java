package org.samizdat;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.core.setup.Environment;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeTail;
import org.samizdat.change.ChangeTailHealth;
import org.samizdat.database.Database;
import org.samizdat.database.DatabaseHealth;

/** Sets up what the operator sees on the admin port: health checks, and metrics for Prometheus. */
final class Operations {
  private Operations() {}

  static void register(
      Environment environment, Database database, ChangeLog log, ChangeTail tail, Clock clock) {
    HealthCheckRegistry health = environment.healthChecks();
    health.register("database", new DatabaseHealth(database));
    health.register("change-tail", new ChangeTailHealth(log, tail, clock));

    MetricRegistry metrics = environment.metrics();
    metrics.registerGauge("samizdat.change.seen", tail::seen);
    metrics.registerGauge("samizdat.database.file.bytes", database::fileBytes);
    PrometheusRegistry registry = new PrometheusRegistry();
    DropwizardExports.builder().dropwizardRegistry(metrics).register(registry);
    environment
        .admin()
        .addServlet("prometheus", new PrometheusMetricsServlet(registry))
        .addMapping("/metrics");
  }
}

package org.samizdat.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** nginx with one worker, which gives out recorded answers from memory. */
final class Nginx {
  static final String NAME = "nginx";

  private static final Set<String> ITS_OWN =
      Set.of(
          "date",
          "content-length",
          "content-type",
          "content-encoding",
          "etag",
          "last-modified",
          "connection");

  private Nginx() {}

  /** Starts it with what the server at this port answers; empty where it is not installed. */
  static Optional<Candidate> start(int recordFrom, List<String> paths) throws Exception {
    Path folder =
        Files.createTempDirectory(
            Files.isDirectory(Path.of("/dev/shm")) ? Path.of("/dev/shm") : Path.of("/tmp"),
            "nginx");
    folder.toFile().deleteOnExit();
    int port = ReadPath.freePort();
    StringBuilder locations = new StringBuilder();
    for (String path : paths) {
      locations.append(location(recordFrom, path, folder));
    }
    Path settings = folder.resolve("nginx.conf");
    Files.writeString(
        settings,
        """
        daemon off; master_process off; pid %1$s/pid; error_log %1$s/error.log;
        events { worker_connections 256; }
        http {
          access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
          open_file_cache max=100 inactive=1h; open_file_cache_valid 1h; gzip_static on;
          client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
          uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
          server { listen 127.0.0.1:%2$d; default_type application/json;
        %3$s  }
        }
        """
            .formatted(folder, port, locations));
    try {
      Process process =
          new ProcessBuilder("nginx", "-p", folder.toString(), "-c", settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out").toFile())
              .start();
      ReadPath.await(port, paths.get(0));
      Meter meter = Meter.of(process.pid());
      return Optional.of(new OverHttp(NAME, port, meter, each -> true, process::destroyForcibly));
    } catch (IOException e) {
      System.out.println("nginx is not installed: measured without it");
      return Optional.empty();
    }
  }

  /** The answer to one path as files, and its headers. */
  private static String location(int port, String path, Path folder) throws Exception {
    String name = path.replace('/', '_') + ".json";
    HttpResponse<byte[]> plain = ReadPath.get(port, path, "Accept-Encoding", "identity");
    Files.write(folder.resolve(name), plain.body());
    Files.write(
        folder.resolve(name + ".gz"), ReadPath.get(port, path, "Accept-Encoding", "gzip").body());
    StringBuilder headers = new StringBuilder();
    plain
        .headers()
        .map()
        .forEach(
            (header, values) -> {
              if (!ITS_OWN.contains(header)) {
                headers.append(
                    "      add_header %s \"%s\";%n"
                        .formatted(header, String.join(", ", values).replace("\"", "\\\"")));
              }
            });
    return """
            location = %s {
              alias %s;
        %s    }
        """
        .formatted(path, folder.resolve(name), headers);
  }
}

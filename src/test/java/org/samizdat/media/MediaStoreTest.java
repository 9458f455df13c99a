package org.samizdat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.samizdat.testing.Answer;
import org.samizdat.testing.SamizdatServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The folder and a real server that speaks S3 keep pictures alike. */
@Tag("no-database")
class MediaStoreTest {
  private static LocalS3 server;
  @TempDir Path folder;

  @BeforeAll
  static void startServer() {
    server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
    server.start();
    try (S3Client client =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create("http://localhost:" + server.getPort()))
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build()) {
      client.createBucket(bucket -> bucket.bucket("pictures"));
    }
  }

  @AfterAll
  static void stopServer() {
    server.shutdown();
  }

  private MediaStore open(String kind) {
    return open(kind, "news/");
  }

  private MediaStore open(String kind, String prefix) {
    return kind.equals("folder")
        ? new FolderStore(folder)
        : s3("http://localhost:" + server.getPort(), prefix);
  }

  private static MediaStore s3(String endpoint, String prefix) {
    return new S3Store(
        new MediaConfiguration.S3Configuration(
            endpoint, "us-east-1", "pictures", "key", "secret", prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "s3"})
  void bytesAreKeptReadInPartsAndForgotten(String kind) throws IOException {
    byte[] bytes = Pictures.jpeg(400, 300);
    try (MediaStore store = open(kind)) {
      String name = "0".repeat(64) + ".jpg";
      assertThatThrownBy(() -> store.size(name)).isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> store.open(name, 0, 1)).isInstanceOf(NoSuchFileException.class);
      store.put(name, bytes, "image/jpeg");
      store.put(name, bytes, "image/jpeg");
      assertThat(store.size(name)).isEqualTo(bytes.length);
      try (InputStream whole = store.open(name, 0, bytes.length)) {
        assertThat(whole.readAllBytes()).isEqualTo(bytes);
      }
      try (InputStream part = store.open(name, 10, 5)) {
        assertThat(part.readNBytes(5)).isEqualTo(java.util.Arrays.copyOfRange(bytes, 10, 15));
      }
      store.delete(name);
      store.delete(name);
      assertThatThrownBy(() -> store.size(name)).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Test
  void bytesAreSentAsTheyAreForStoresThatKeepWhatComes() throws IOException {
    BlockingQueue<byte[]> kept = new LinkedBlockingQueue<>();
    HttpServer simple = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    simple.createContext(
        "/",
        exchange -> {
          kept.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    simple.start();
    byte[] bytes = Pictures.jpeg(400, 300);
    try (MediaStore store = s3("http://localhost:" + simple.getAddress().getPort(), "")) {
      store.put("a.jpg", bytes, "image/jpeg");
      assertThat(kept.poll()).isEqualTo(bytes);
    } finally {
      simple.stop(0);
    }
  }

  @Test
  void serverKeepsPicturesInABucket() throws Exception {
    SamizdatServer samizdat =
        new SamizdatServer()
            .with("SAMIZDAT_S3_ENDPOINT", "http://localhost:" + server.getPort())
            .with("SAMIZDAT_S3_BUCKET", "pictures")
            .with("SAMIZDAT_S3_ACCESS_KEY", "key")
            .with("SAMIZDAT_S3_SECRET_KEY", "secret");
    samizdat.start();
    try {
      Answer made =
          samizdat
              .admin()
              .send("POST", "/v1/admin/media?alt=x", "image/png", Pictures.png(400, 300))
              .expect(201);
      String path = made.at("/url").replace(SamizdatServer.BASE_URL, "");
      byte[] whole = samizdat.anonymous().get(path).expect(200).body();
      assertThat(whole).hasSize(made.json().path("bytes").asInt());
      Answer part = samizdat.anonymous().with("Range", "bytes=7-9").get(path).expect(206);
      assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 7, 10));
      samizdat.admin().ifMatch("*").delete("/v1/admin/media/" + made.at("/id")).expect(204);
      samizdat.anonymous().get(path).expect(404);
      try (MediaStore store = open("s3", "")) {
        assertThatThrownBy(() -> store.size(path.substring(path.lastIndexOf('/') + 1)))
            .isInstanceOf(NoSuchFileException.class);
      }
    } finally {
      samizdat.stop();
    }
  }

  @Test
  void storeThatIsAwayIsSaidToBe() throws Exception {
    SamizdatServer samizdat =
        new SamizdatServer()
            .with("SAMIZDAT_S3_ENDPOINT", "http://localhost:" + server.getPort())
            .with("SAMIZDAT_S3_BUCKET", "no-such-bucket")
            .with("SAMIZDAT_S3_ACCESS_KEY", "key")
            .with("SAMIZDAT_S3_SECRET_KEY", "secret");
    samizdat.start();
    try {
      samizdat
          .admin()
          .send("POST", "/v1/admin/media?alt=x", "image/png", Pictures.png(400, 300))
          .expectProblem(503, "unavailable");
      assertThat(samizdat.admin().get("/v1/admin/media").json().path("items")).isEmpty();
    } finally {
      samizdat.stop();
    }
  }
}

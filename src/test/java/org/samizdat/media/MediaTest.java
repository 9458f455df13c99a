package org.samizdat.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.samizdat.change.Change;
import org.samizdat.change.ChangeLog;
import org.samizdat.change.ChangeOp;
import org.samizdat.change.ChangeType;
import org.samizdat.testing.Answer;
import org.samizdat.testing.Api;
import org.samizdat.testing.Desk;
import org.samizdat.testing.SamizdatServer;

/** Pictures from the phone to the page, and away again. */
class MediaTest {
  private static final String MEDIA = "/v1/admin/media";

  @RegisterExtension static final SamizdatServer SERVER = new SamizdatServer();

  private final Api staff = SERVER.admin();
  private final Api reader = SERVER.anonymous();

  private Answer upload(byte[] picture) {
    return staff.send("POST", MEDIA + "?alt=A%20square", "image/jpeg", picture);
  }

  private static String path(String url) {
    return url.replace(SamizdatServer.BASE_URL, "");
  }

  /** A form as browsers and curl send it. */
  private static byte[] form(String fileName, byte[] file, String... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      out.writeBytes(
          ("--xyz\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                  .formatted(fields[i], fields[i + 1]))
              .getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes(
        ("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .formatted(fileName)
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(file);
    out.writeBytes("\r\n--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private Answer send(byte[] form) {
    return staff.send("POST", MEDIA, "multipart/form-data; boundary=xyz", form);
  }

  @Test
  void formBecomesAPictureThatEveryoneMayKeep() throws Exception {
    Answer made =
        send(form(
                "IMG_1.exe",
                Pictures.fromPhone(1500, 1000, 6),
                "alt",
                "Площадь",
                "credit",
                "Reader"))
            .expect(201);
    assertThat(made.at("/content/alt")).isEqualTo("Площадь");
    assertThat(made.json().path("width").asInt()).isEqualTo(1000);
    assertThat(made.json().path("renditions").findValuesAsText("width"))
        .containsExactly("320", "640");
    Answer shown = reader.get(path(made.at("/url"))).expect(200);
    assertThat(shown.body()).hasSize(made.json().path("bytes").asInt());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown.body())))
        .isEqualTo(made.at("/sha256"));
    assertThat(shown.header("Content-Type")).hasValue("image/jpeg");
    assertThat(shown.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
    assertThat(shown.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(shown.header("Content-Security-Policy").orElseThrow()).contains("sandbox");
    assertThat(shown.header("Cache-Tag")).hasValue("media:" + made.at("/id"));
    assertThat(new String(shown.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    reader.with("If-None-Match", shown.etag()).get(path(made.at("/url"))).expect(304);
    for (JsonNode each : made.json().path("renditions")) {
      Answer small = reader.get(path(each.path("url").asText())).expect(200);
      assertThat(small.body().length).isBetween(1, shown.body().length);
      assertThat(small.etag()).isNotEqualTo(shown.etag());
    }
  }

  @Test
  void partsAreGiven() {
    String url = path(upload(Pictures.jpeg(410, 310)).expect(201).at("/url"));
    byte[] whole = reader.get(url).expect(200).body();
    Answer part = reader.with("Range", "bytes=10-19").get(url).expect(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
    assertThat(part.header("Content-Range")).hasValue("bytes 10-19/" + whole.length);
    Answer tail = reader.with("Range", "bytes=-5").get(url).expect(206);
    assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 5, whole.length));
    reader
        .with("Range", "bytes=" + whole.length + "-")
        .get(url)
        .expectProblem(416, "range-not-satisfiable");
    reader.with("Range", "bytes=0-1,4-5").get(url).expect(200);
    Api conditional = reader.with("Range", "bytes=0-1");
    conditional.with("If-Range", "\"another\"").get(url).expect(200);
    conditional.with("If-Range", part.etag()).get(url).expect(206);
    Answer head = reader.head(url).expect(200);
    assertThat(head.header("Content-Length")).hasValue(Integer.toString(whole.length));
    assertThat(head.header("Accept-Ranges")).hasValue("bytes");
  }

  @Test
  void samePictureIsThereOnce() {
    Answer first = upload(Pictures.jpeg(420, 310)).expect(201);
    Answer second = upload(Pictures.fromPhone(420, 310, 1)).expect(200);
    assertThat(second.at("/id")).isEqualTo(first.at("/id"));
  }

  @Test
  void articleTakesAPictureOverAndKeepsItFromBeingDeleted() {
    Answer picture = upload(Pictures.jpeg(800, 600)).expect(201);
    String id = picture.at("/id");
    String slug = Desk.slug("pictured");
    String admin = "/v1/admin/articles/" + slug;
    new Desk(staff).article(slug);
    staff.ifMatch("*").patch(admin, "{\"media\": [{\"id\": \"" + id + "\"}]}").expect(200);
    JsonNode media = reader.get("/v1/articles/" + slug).expect(200).json().at("/media/0");
    assertThat(media.path("url").asText()).isEqualTo(picture.at("/url"));
    assertThat(media.path("alt").asText()).isEqualTo("A square");
    assertThat(media.path("renditions")).hasSize(2);
    assertThat(media.path("sha256").asText()).isEqualTo(picture.at("/sha256"));
    assertThat(
            reader
                .get("/v1/articles/" + slug + "?fields=media.renditions.url")
                .json()
                .at("/media/0/renditions/0/url")
                .asText())
        .isEqualTo(picture.at("/renditions/0/url"));
    assertThat(staff.get(MEDIA + "/" + id).at("/usedBy/0/type")).isEqualTo("article");
    staff.ifMatch("*").delete(MEDIA + "/" + id).expectProblem(409, "wrong-state");

    // what staff read can be sent back, and an address does as well as the id
    JsonNode content = staff.get(admin).json().path("content");
    staff.ifMatch("*").put(admin, content.toString()).expect(200);
    staff
        .ifMatch("*")
        .patch(
            admin,
            "{\"media\": [{\"url\": \"%s\", \"alt\": \"Another\"}]}"
                .formatted(picture.at("/renditions/0/url")))
        .expect(200);
    media = reader.get("/v1/articles/" + slug).json().at("/media/0");
    assertThat(media.path("id").asText()).isEqualTo(id);
    assertThat(media.path("alt").asText()).isEqualTo("Another");

    staff.ifMatch("*").patch(admin, "{\"media\": []}").expect(200);
    staff.ifMatch("*").delete(MEDIA + "/" + id).expect(204);
    reader.get(path(picture.at("/url"))).expectProblem(404, "not-found");
    reader.get(path(picture.at("/renditions/0/url"))).expectProblem(404, "not-found");
    List<Change> changes = new ChangeLog(SERVER.database(), SERVER.clock()).after(0, 1000);
    assertThat(changes)
        .anyMatch(
            change ->
                change.type() == ChangeType.MEDIA
                    && change.op() == ChangeOp.ERASED
                    && change.objectId().equals(id));
    staff
        .ifMatch("*")
        .patch(admin, "{\"media\": [{\"id\": \"" + id + "\"}]}")
        .expectProblem(422, "invalid-content")
        .expectPointer("/media/0/id");
    staff
        .ifMatch("*")
        .patch(admin, "{\"media\": [{\"alt\": \"x\"}]}")
        .expectPointer("/media/0/url");
    staff
        .ifMatch("*")
        .patch(admin, "{\"media\": [{\"url\": \"https://example.org/a.jpg\"}]}")
        .expectPointer("/media/0/alt");
  }

  @Test
  void updateUsesAPictureToo() {
    String id = upload(Pictures.png(330, 240)).expect(201).at("/id");
    String blog = new Desk(staff).liveBlog(Desk.slug("pictured")).at("/slug");
    String draft =
        staff
            .post(
                "/v1/admin/articles/" + blog + "/updates",
                "{\"body\": \"See.\", \"media\": [{\"id\": \"" + id + "\", \"alt\": \"Smoke\"}]}")
            .expect(201)
            .at("/id");
    staff.ifMatch("*").delete(MEDIA + "/" + id).expectProblem(409, "wrong-state");
    staff.ifMatch("*").delete("/v1/admin/updates/" + draft).expect(204);
    staff.ifMatch("*").delete(MEDIA + "/" + id).expect(204);
  }

  @Test
  void wordsCanBeChanged() {
    Answer picture = upload(Pictures.jpeg(340, 250)).expect(201);
    String admin = MEDIA + "/" + picture.at("/id");
    staff.patch(admin, "{}").expectProblem(428, "precondition-required");
    staff.ifMatch(picture.etag()).patch(admin, "{\"alt\": null}").expectPointer("/alt");
    Answer changed =
        staff.ifMatch(picture.etag()).patch(admin, "{\"credit\": \"A reader\"}").expect(200);
    assertThat(changed.at("/content/credit")).isEqualTo("A reader");
    staff.ifMatch(picture.etag()).put(admin, "{\"alt\": \"x\"}").expect(412);
    assertThat(staff.get(MEDIA + "?limit=100").json().path("items").findValuesAsText("sha256"))
        .contains(picture.at("/sha256"));
  }

  @Test
  void whatCannotBeTakenIsSaidByName() {
    staff
        .send("POST", MEDIA, "image/jpeg", Pictures.jpeg(10, 10))
        .expectProblem(422, "invalid-content")
        .expectPointer("/alt");
    send(form("a.jpg", Pictures.jpeg(10, 10), "alt", "x", "colour", "red"))
        .expectPointer("/colour");
    send("--xyz\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nx\r\n--xyz--\r\n".getBytes())
        .expectPointer("/file");
    byte[] cut = form("a.jpg", Pictures.jpeg(900, 900), "alt", "x");
    send(Arrays.copyOf(cut, cut.length / 2)).expectProblem(400, "malformed-request");
    send(form("a.jpg", "PK\3\4".getBytes(), "alt", "x"))
        .expectProblem(415, "unsupported-media-type");
    upload("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes())
        .expectProblem(415, "unsupported-media-type");
    staff
        .send("POST", MEDIA + "?alt=x", "application/x-www-form-urlencoded", Pictures.jpeg(11, 12))
        .expect(201);
    staff
        .send("POST", MEDIA + "?alt=x", "image/svg+xml", "<svg/>")
        .expectProblem(415, "unsupported-media-type");
    assertThat(
            upload(Pictures.bomb(50_000, 50_000))
                .expectProblem(422, "invalid-content")
                .expectPointer("/file")
                .text())
        .contains("50000 × 50000");
    byte[] whole = Pictures.jpeg(700, 700);
    upload(Arrays.copyOf(whole, whole.length / 2)).expectPointer("/file");
    upload(new byte[27_000_000]).expectProblem(413, "content-too-large");
    reader.get("/v1/media/" + "0".repeat(64) + ".jpg").expectProblem(404, "not-found");
    reader.get("/v1/media/" + "0".repeat(64) + "-321.jpg").expectProblem(404, "not-found");
    reader.get("/v1/media/..%2f..%2fsamizdat.mv.db").expect(400);
  }
}

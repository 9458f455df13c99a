package org.samizdat.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/** What goes in with a picture, and what must not come out. */
@Tag("no-database")
class PictureReaderTest {
  private final PictureReader reader = new PictureReader(1_000_000);

  private static Metadata metadata(byte[] bytes) throws Exception {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
  }

  private static BufferedImage image(byte[] bytes) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void nothingOfWhereAndByWhatItWasTakenComesOut() throws Exception {
    byte[] phone = Pictures.fromPhone(700, 500, 1);
    assertThat(metadata(phone).getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation())
        .isNotNull();
    Picture picture = reader.read(phone);
    for (byte[] bytes :
        Arrays.asList(
            picture.bytes(),
            picture.renditions().get(0).bytes(),
            picture.renditions().get(1).bytes())) {
      assertThat(metadata(bytes).getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
      assertThat(metadata(bytes).getDirectories())
          .extracting(Directory::getName)
          .containsOnly("JPEG", "JFIF", "Huffman", "File Type");
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Fon");
    }
  }

  /** The red corner of the sensor ends up where the camera's position says. */
  @ParameterizedTest
  @CsvSource({
    "1, 700, 500, 0, 0",
    "2, 700, 500, 1, 0",
    "3, 700, 500, 1, 1",
    "4, 700, 500, 0, 1",
    "5, 500, 700, 0, 0",
    "6, 500, 700, 1, 0",
    "7, 500, 700, 1, 1",
    "8, 500, 700, 0, 1"
  })
  void pictureIsUpright(int orientation, int width, int height, int right, int bottom)
      throws Exception {
    Picture picture = reader.read(Pictures.fromPhone(700, 500, orientation));
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    BufferedImage image = image(picture.bytes());
    int corner =
        image.getRGB(
            right == 1 ? image.getWidth() - 10 : 10, bottom == 1 ? image.getHeight() - 10 : 10);
    assertThat(corner >> 16 & 0xFF).isGreaterThan(200);
    assertThat(corner >> 8 & 0xFF).isLessThan(80);
  }

  @Test
  void smallerOnesAreMadeAndNoneIsEnlarged() throws Exception {
    Picture picture = reader.read(Pictures.png(641, 401));
    assertThat(picture.renditions()).extracting(Picture.Rendition::width).containsExactly(320, 640);
    BufferedImage small = image(picture.renditions().get(0).bytes());
    assertThat(small.getWidth()).isEqualTo(320);
    assertThat(small.getHeight()).isEqualTo(200);
    assertThat(reader.read(Pictures.jpeg(320, 10)).renditions()).isEmpty();
    assertThat(reader.read(Pictures.jpeg(900, 1)).renditions()).hasSize(2);
  }

  @Test
  void samePictureHasTheSameHash() {
    assertThat(reader.read(Pictures.jpeg(400, 300)).sha256())
        .isEqualTo(reader.read(Pictures.fromPhone(400, 300, 1)).sha256());
  }

  @Test
  void hiddenAppendixStaysBehind() {
    byte[] png = Pictures.png(50, 50);
    byte[] polyglot = Arrays.copyOf(png, png.length + 20);
    System.arraycopy("<script>PK\3\4".getBytes(), 0, polyglot, png.length, 12);
    assertThat(new String(reader.read(polyglot).bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("script");
  }

  @Test
  void bombIsRefusedBeforeItIsDecoded() {
    refused(Pictures.bomb(50_000, 50_000), ProblemType.INVALID_CONTENT);
    refused(Pictures.jpeg(1001, 1000), ProblemType.INVALID_CONTENT);
  }

  @Test
  void whatIsNoPictureIsRefusedWhateverItsName() {
    refused("PK\3\4 a zip".getBytes(), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    refused("<svg onload='alert(1)'/>".getBytes(), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    refused("GIF89a".getBytes(), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    refused(new byte[0], ProblemType.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void pieceOfAPictureIsRefused() {
    for (byte[] whole : Arrays.asList(Pictures.jpeg(600, 400), Pictures.png(600, 400))) {
      for (int part : new int[] {10, 40, whole.length / 2, whole.length * 9 / 10}) {
        refused(Arrays.copyOf(whole, Math.min(part, whole.length)), ProblemType.INVALID_CONTENT);
      }
    }
  }

  @Test
  void damagedPicturesNeverBreakTheReader() {
    java.util.Random random = new java.util.Random(7);
    for (byte[] whole : Arrays.asList(Pictures.fromPhone(300, 200, 6), Pictures.png(300, 200))) {
      for (int i = 0; i < 200; i++) {
        byte[] damaged = whole.clone();
        for (int j = 0; j < 10; j++) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        try {
          assertThat(reader.read(damaged).bytes()).isNotEmpty();
        } catch (ProblemException refused) {
          assertThat(refused.type().status()).isIn(415, 422);
        }
      }
    }
  }

  private void refused(byte[] bytes, ProblemType type) {
    assertThatThrownBy(() -> reader.read(bytes))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}

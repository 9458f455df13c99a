package org.samizdat.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.samizdat.problem.FieldError;
import org.samizdat.problem.ProblemException;
import org.samizdat.problem.ProblemType;

/**
 * Reads a picture and draws it anew. Only what can be seen goes over: where a picture was taken, by
 * which device and when, an embedded preview of what was cut off, and whatever else hides in a file
 * stay behind. It is turned as its camera was held. One at a time is read, since each may take much
 * memory.
 */
final class PictureReader {
  private static final float QUALITY = 0.9f;
  private static final int UPRIGHT = 1;

  private final int maxPixels;

  PictureReader(int maxPixels) {
    this.maxPixels = maxPixels;
  }

  synchronized Picture read(byte[] bytes) {
    PictureFormat format =
        PictureFormat.of(bytes)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The file is neither a JPEG nor a PNG, whatever its name says.",
                        List.of(FieldError.atPointer("/file", "must be a JPEG or PNG"))));
    try {
      BufferedImage upright = upright(decode(bytes, format), orientation(bytes));
      BufferedImage plain = plain(upright);
      return new Picture(
          format,
          plain.getWidth(),
          plain.getHeight(),
          encode(plain, format),
          renditions(plain, format));
    } catch (OutOfMemoryError e) {
      throw new ProblemException(
              ProblemType.UNAVAILABLE,
              "There is not enough memory for a picture of this size: give the server more, or"
                  + " send a smaller one.")
          .withHeader("Retry-After", "60");
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw broken();
    }
  }

  private static ProblemException broken() {
    return ProblemException.invalidContent(
        "/file", "is broken or of a rare kind; a whole RGB picture is needed");
  }

  /** Looks at the size before it decodes anything. */
  private BufferedImage decode(byte[] bytes, PictureFormat format) throws IOException {
    ImageReader reader =
        ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > maxPixels) {
        throw ProblemException.invalidContent(
            "/file",
            "has %d × %d pixels; at most %,d are read".formatted(width, height, maxPixels));
      }
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      BufferedImage image = reader.read(0);
      // half a JPEG is no error to the decoder, which paints the rest grey
      if (warnings.stream().anyMatch(warning -> warning.contains("remature end"))) {
        throw broken();
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static int orientation(byte[] bytes) {
    try {
      ExifIFD0Directory exif =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
          ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
          : UPRIGHT;
    } catch (ImageProcessingException | MetadataException | IOException e) {
      return UPRIGHT;
    }
  }

  private static BufferedImage upright(BufferedImage image, int orientation) {
    return orientation > UPRIGHT && orientation <= Orientation.values().length
        ? ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(image)
        : image;
  }

  /** In the colours of every screen (sRGB), and without anything beside the pixels. */
  private static BufferedImage plain(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = plain.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return plain;
  }

  private static List<Picture.Rendition> renditions(BufferedImage image, PictureFormat format)
      throws IOException {
    List<Picture.Rendition> renditions = new ArrayList<>();
    for (int width : MediaFile.renditionWidths(image.getWidth())) {
      int height = MediaFile.heightAt(width, image.getWidth(), image.getHeight());
      BufferedImage small = Thumbnails.of(image).forceSize(width, height).asBufferedImage();
      renditions.add(new Picture.Rendition(width, encode(small, format)));
    }
    return renditions;
  }

  private static byte[] encode(BufferedImage image, PictureFormat format) throws IOException {
    ImageWriter writer =
        ImageIO.getImageWritersByFormatName(format.name().toLowerCase(Locale.ROOT)).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (format == PictureFormat.JPEG) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(QUALITY);
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}

package org.samizdat.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Makes pictures as they come out of phones, and as attackers make them. */
final class Pictures {
  private static final int CORNER = 40;

  private Pictures() {}

  /** A grey picture with a red corner at the top left. */
  static byte[] jpeg(int width, int height) {
    return encoded(width, height, "jpg", BufferedImage.TYPE_INT_RGB);
  }

  static byte[] png(int width, int height) {
    return encoded(width, height, "png", BufferedImage.TYPE_INT_ARGB);
  }

  private static byte[] encoded(int width, int height, String format, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, CORNER, CORNER);
    graphics.dispose();
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A JPEG as a phone makes it: with its make, how it was held, and where it was. */
  static byte[] fromPhone(int width, int height, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(200);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 3);
    entry(tiff, 0x010F, 2, 4, ByteBuffer.allocate(4).put("Fon".getBytes()).getInt(0));
    entry(tiff, 0x0112, 3, 1, orientation << 16);
    int gps = 8 + 2 + 3 * 12 + 4;
    entry(tiff, 0x8825, 4, 1, gps);
    tiff.putInt(0);
    tiff.putShort((short) 4);
    int rationals = gps + 2 + 4 * 12 + 4;
    entry(tiff, 1, 2, 2, 'N' << 24);
    entry(tiff, 2, 5, 3, rationals);
    entry(tiff, 3, 2, 2, 'E' << 24);
    entry(tiff, 4, 5, 3, rationals + 24);
    tiff.putInt(0);
    for (int part : new int[] {43, 20, 24, 52, 51, 36}) {
      tiff.putInt(part).putInt(1);
    }
    byte[] exif = Arrays.copyOf(tiff.array(), tiff.position());
    byte[] jpeg = jpeg(width, height);
    ByteBuffer whole = ByteBuffer.allocate(jpeg.length + exif.length + 10);
    whole.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 8));
    whole.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(exif);
    whole.put(jpeg, 2, jpeg.length - 2);
    return whole.array();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  /** A small PNG that would need gigabytes. */
  static byte[] bomb(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) 8).put((byte) 2);
    chunk(out, "IHDR", header.array());
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[1 << 20]);
    deflater.finish();
    byte[] data = new byte[4096];
    chunk(out, "IDAT", Arrays.copyOf(data, deflater.deflate(data)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] named = ByteBuffer.allocate(4 + data.length).put(type.getBytes()).put(data).array();
    CRC32 sum = new CRC32();
    sum.update(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}

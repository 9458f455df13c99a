package org.samizdat.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars of CPU time on a scale of powers of ten, as SVG that needs nothing else. */
final class Chart {
  private static final int LEFT = 260;
  private static final int BAR = 16;
  private static final int GAP = 10;
  private static final int TOP = 44;
  private static final int DECADE = 170;
  private static final int DECADES = 4;
  private static final int WIDTH = LEFT + DECADES * DECADE;

  private final List<Row> rows = new ArrayList<>();

  private record Row(String group, String name, double micros) {}

  void add(String group, String name, double micros) {
    rows.add(new Row(group, name, micros));
  }

  /**
   * @param below what was measured on
   */
  String svg(String below) {
    StringBuilder bars = new StringBuilder();
    int y = TOP;
    String group = "";
    for (Row each : rows) {
      if (!each.group().equals(group)) {
        y += GAP;
        group = each.group();
        bars.append(text(4, y + BAR - 4, "start", group));
      }
      double length = Math.max(1, Math.log10(each.micros()) * DECADE);
      bars.append(text(LEFT - 6, y + BAR - 4, "end", each.name()));
      bars.append(
          String.format(
              Locale.ROOT,
              "<rect x='%d' y='%d' width='%.0f' height='%d' fill='%s'/>%n",
              LEFT,
              y,
              length,
              BAR - 3,
              colour(each.name())));
      String label = String.format(Locale.ROOT, "%.1f", each.micros());
      bars.append(text((int) (LEFT + length + 5), y + BAR - 4, "start", label));
      y += BAR;
    }
    StringBuilder lines = new StringBuilder();
    for (int power = 0; power < DECADES; power++) {
      int x = LEFT + power * DECADE;
      lines.append(
          "<path d='M%d %dV%d' stroke='#ddd'/>%n".formatted(x, TOP, y)
              + text(x, TOP - 4, "middle", Integer.toString((int) Math.pow(10, power))));
    }
    String title = "CPU time of one answer in µs, on a scale of powers of ten: shorter is better";
    return """
    <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %1$d %2$d' width='%1$d' \
    font-family='sans-serif' font-size='12'>
    <rect width='100%%' height='100%%' fill='white'/>
    %3$s%4$s%5$s%6$s</svg>
    """
        .formatted(
            WIDTH,
            y + 2 * GAP + BAR,
            text(4, 16, "start", title),
            lines,
            bars,
            text(4, y + GAP + BAR - 4, "start", below));
  }

  private static String colour(String name) {
    return switch (name) {
      case "samizdat", "with metrics and log" -> "#c0392b";
      case BareJetty.NAME -> "#7f8c8d";
      case Nginx.NAME -> "#27ae60";
      default -> "#2c3e50";
    };
  }

  private static String text(int x, int y, String anchor, String words) {
    return "<text x='%d' y='%d' text-anchor='%s'>%s</text>%n".formatted(x, y, anchor, words);
  }
}

package org.samizdat.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What differs between two revisions, field by field. */
record DiffView(UUID id, RevisionView from, RevisionView to, List<Field> fields) {

  /**
   * A field that says something in one of them at least.
   *
   * @param changed whether anything in it differs
   */
  record Field(String field, boolean changed, List<TextDiff.Paragraph> paragraphs) {}

  static DiffView of(Revised thing, Revision from, Revision to) {
    List<FieldText> was = thing.texts(from);
    List<FieldText> is = thing.texts(to);
    TextDiff diff = new TextDiff();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      List<TextDiff.Paragraph> paragraphs = diff.paragraphs(was.get(i).text(), is.get(i).text());
      if (!paragraphs.isEmpty()) {
        boolean changed = !paragraphs.stream().allMatch(TextDiff.Paragraph::isEqual);
        fields.add(new Field(was.get(i).field(), changed, paragraphs));
      }
    }
    return new DiffView(
        thing.id(), RevisionView.of(from, thing), RevisionView.of(to, thing), fields);
  }

  /** The same for people: {@code [-gone-]} and {@code {+new+}}, one field after the other. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("--- ").append(line(from)).append("+++ ").append(line(to));
    for (Field each : fields) {
      text.append("\n== ").append(each.field()).append(each.changed() ? "" : " (unchanged)");
      text.append(" ==\n\n");
      if (each.changed()) {
        each.paragraphs().forEach(paragraph -> text.append(line(paragraph)));
      }
    }
    return text.toString();
  }

  private static String line(RevisionView revision) {
    return "revision %d, %s, %s%n"
        .formatted(revision.revision(), revision.madeAt(), revision.url());
  }

  private static String line(TextDiff.Paragraph paragraph) {
    StringBuilder line = new StringBuilder();
    for (TextDiff.Run run : paragraph.runs()) {
      line.append(
          switch (run.op()) {
            case EQUAL -> run.text();
            case DELETED -> "[-" + run.text() + "-]";
            case INSERTED -> "{+" + run.text() + "+}";
          });
    }
    return line.append("\n\n").toString();
  }
}

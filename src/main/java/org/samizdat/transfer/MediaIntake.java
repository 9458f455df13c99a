package org.samizdat.transfer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.samizdat.change.PublicWrite;
import org.samizdat.json.Json;
import org.samizdat.media.MediaFile;

/** Takes in what is known of pictures. The same picture is not taken twice, whatever its id. */
final class MediaIntake implements Intake {
  private final List<Prepared<MediaLine>> fresh = new ArrayList<>();

  MediaIntake(Batch batch) {
    List<Prepared<MediaLine>> lines = batch.of(MediaLine.class);
    if (lines.isEmpty()) {
      return;
    }
    Set<Object> here = here(batch, lines);
    for (Prepared<MediaLine> each : lines) {
      MediaLine line = each.line();
      boolean known = here.contains(line.id()) || here.contains(line.sha256());
      here.add(line.id());
      here.add(line.sha256());
      if (known) {
        batch.outcome().present(line);
      } else {
        batch.outcome().added(line);
        fresh.add(each);
        batch.rehearsed().ifPresent(before -> before.add(line.id()));
      }
    }
  }

  private static Set<Object> here(Batch batch, List<Prepared<MediaLine>> lines) {
    List<UUID> ids = lines.stream().map(each -> each.line().id()).toList();
    List<String> hashes = lines.stream().map(each -> each.line().sha256()).toList();
    Set<Object> here = new HashSet<>();
    for (MediaFile each : batch.attach(MediaDao.class).find(ids, hashes)) {
      here.add(each.id());
      here.add(each.sha256());
    }
    return here;
  }

  @Override
  public void store(PublicWrite write) {
    write.attach(MediaDao.class).insert(fresh.stream().map(each -> row(each.line())).toList());
  }

  private static Map<String, Object> row(MediaLine line) {
    return new Columns()
        .with("id", line.id())
        .with("sha256", line.sha256())
        .with("contentType", line.contentType())
        .with("bytes", line.bytes())
        .with("width", line.width())
        .with("height", line.height())
        .with("content", Json.write(line.content()))
        .with("revision", line.revision())
        .with("createdAt", line.createdAt())
        .with("editedAt", line.editedAt())
        .values();
  }
}

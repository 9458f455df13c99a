package org.samizdat.transfer;

import java.util.Iterator;
import org.samizdat.change.ChangeLog;
import org.samizdat.database.Database;
import org.samizdat.media.MediaStore;

/**
 * Takes lines in, from wherever they come. What is here already stays as it is; what is new keeps
 * its id; what is public is told to all who follow.
 */
public final class Importer {
  public Importer(Database database, ChangeLog log, MediaStore pictures, java.time.ZoneId zone) {}

  public ImportSummary importAll(Iterator<Arrival> arrivals, ImportWatcher watcher) {
    throw new UnsupportedOperationException();
  }
}

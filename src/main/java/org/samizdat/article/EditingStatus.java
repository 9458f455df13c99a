package org.samizdat.article;

import java.util.List;
import org.samizdat.database.WhereClause;
import org.samizdat.schedule.Schedule;
import org.samizdat.schedule.ScheduledAction;

/** Where an article or update stands for staff, who know of drafts that will be published. */
public enum EditingStatus {
  DRAFT,
  SCHEDULED,
  PUBLISHED,
  WITHDRAWN;

  /**
   * @param stored the article's or update's own
   */
  public static EditingStatus of(Enum<?> stored, List<ScheduledAction> planned) {
    EditingStatus status = valueOf(stored.name());
    return status == DRAFT && ScheduledAction.publication(planned).isPresent() ? SCHEDULED : status;
  }

  /** Restricts a list of rows with an {@code id} and a {@code status}, which have this alias. */
  public void addTo(WhereClause where, String alias) {
    String willBePublished = Schedule.WILL_BE_PUBLISHED.formatted(alias + ".id");
    where.and(alias + ".status = :status", "status", this == SCHEDULED ? DRAFT : this);
    switch (this) {
      case DRAFT -> where.and("not " + willBePublished);
      case SCHEDULED -> where.and(willBePublished);
      case PUBLISHED, WITHDRAWN -> {}
    }
  }
}

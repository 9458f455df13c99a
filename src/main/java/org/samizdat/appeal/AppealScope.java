package org.samizdat.appeal;

/** What an appeal is shown beside. */
public enum AppealScope {
  /** Everything. */
  SITE,
  /** Articles that are filed under its topic. */
  TOPIC,
  /** One article. */
  ARTICLE
}

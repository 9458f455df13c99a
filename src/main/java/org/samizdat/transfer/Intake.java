package org.samizdat.transfer;

import org.samizdat.change.PublicWrite;

/**
 * The lines of one kind in a batch. Making one sorts them; what is new is stored afterwards, when
 * it is known that there is something.
 */
interface Intake {
  /** Stores what is new, and announces what of it the public can see. */
  void store(PublicWrite write);
}

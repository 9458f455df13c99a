/**
 * Pictures: taken in, freed of everything that could give a source away, kept under the hash of
 * their bytes, and served for ever the same. What uses a picture keeps it from being deleted.
 */
@NullMarked
package org.samizdat.media;

import org.jspecify.annotations.NullMarked;

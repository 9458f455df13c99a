/** How values are written and read as JSON: strict on the way in, compact on the way out. */
@NullMarked
package org.samizdat.json;

import org.jspecify.annotations.NullMarked;

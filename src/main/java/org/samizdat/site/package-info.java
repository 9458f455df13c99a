/** The newsroom itself: who publishes here, in which languages, and where the API's parts are. */
@NullMarked
package org.samizdat.site;

import org.jspecify.annotations.NullMarked;

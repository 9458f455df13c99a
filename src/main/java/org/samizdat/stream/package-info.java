/**
 * The live stream: tells everyone who listens of every change as it happens, over one connection
 * per page, by server-sent events. No connection holds a thread, and each event is made once.
 */
@NullMarked
package org.samizdat.stream;

import org.jspecify.annotations.NullMarked;

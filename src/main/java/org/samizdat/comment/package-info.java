/**
 * Comments of readers: threaded, moderated, and counted on their article. What a reader gave in
 * confidence, the e-mail address, has a type and a table of its own that nothing else reads.
 */
@NullMarked
package org.samizdat.comment;

import org.jspecify.annotations.NullMarked;

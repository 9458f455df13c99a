/**
 * Moving out and in: everything that a newsroom has made, as lines of JSON, and back into an empty
 * or a living database under the same ids.
 *
 * <p>An export holds topics, pictures (their bytes where asked for), articles and live updates with
 * all revisions, comments of every state, events, donation appeals, what was withdrawn and why, all
 * slugs that ever led to an article, and what is scheduled. It does not hold what is secret or
 * belongs to one server: the e-mail addresses of commenters, tokens of staff, webhooks and their
 * keys, the audit log, the change log, and counts and HTML, which are made anew. A comment's
 * management token is there as its SHA-256 only, so that whoever wrote it can still erase it.
 */
@NullMarked
package org.samizdat.transfer;

import org.jspecify.annotations.NullMarked;

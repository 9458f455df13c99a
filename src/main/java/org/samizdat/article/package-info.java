/**
 * Articles and live blogs: what staff write, what the public reads, and the verbs that lead from
 * one to the other.
 */
@NullMarked
package org.samizdat.article;

import org.jspecify.annotations.NullMarked;

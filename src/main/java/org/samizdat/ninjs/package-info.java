/**
 * News items in the terms of IPTC ninjs 3.1, which agencies and publishers exchange: for everyone,
 * and for partners, who are told of what is withheld and canceled too.
 */
@NullMarked
package org.samizdat.ninjs;

import org.jspecify.annotations.NullMarked;

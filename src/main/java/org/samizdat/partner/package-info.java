/**
 * For syndication partners: what everyone may read and what is still under embargo, with its
 * rights, narrowed down to what the partner's token is for.
 */
@NullMarked
package org.samizdat.partner;

import org.jspecify.annotations.NullMarked;

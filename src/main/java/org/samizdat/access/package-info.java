/**
 * Who may do what: tokens with scopes, checked for every endpoint that does not declare itself
 * public.
 */
@NullMarked
package org.samizdat.access;

import org.jspecify.annotations.NullMarked;

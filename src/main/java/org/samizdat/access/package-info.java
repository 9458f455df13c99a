/**
 * Who may do what, and who did: tokens with scopes, checked for every endpoint that does not
 * declare itself public, and the audit log of every write that was made with them.
 */
@NullMarked
package org.samizdat.access;

import org.jspecify.annotations.NullMarked;

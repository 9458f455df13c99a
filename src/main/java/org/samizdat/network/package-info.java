/**
 * Connections to other people's servers that cannot be led to where only this machine or its own
 * network could reach.
 */
@NullMarked
package org.samizdat.network;

import org.jspecify.annotations.NullMarked;

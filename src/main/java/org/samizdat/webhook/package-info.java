/**
 * Webhooks: tell other servers of every change, signed (Standard Webhooks), once each in order, and
 * again until they have taken it. Nothing is sent to where only this machine or its own network
 * could reach.
 */
@NullMarked
package org.samizdat.webhook;

import org.jspecify.annotations.NullMarked;

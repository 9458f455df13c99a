/**
 * Moves a newsroom from WordPress: reads an export (WXR 1.0 to 1.2) or a site's REST API, cleans
 * its markup to Markdown, finds the live updates in it, and hands on what the import takes. What
 * cannot be carried is reported with its place.
 */
@NullMarked
package org.samizdat.wordpress;

import org.jspecify.annotations.NullMarked;

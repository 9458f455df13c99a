package org.samizdat.wordpress;

/** Who wrote; their e-mail addresses are not read. */
record Author(String login, String name) {}

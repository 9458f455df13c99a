package org.samizdat.http;

/** An answer with a secret that is shown this once; it is kept nowhere, not even to repeat it. */
public interface HoldsSecret {}

package org.samizdat.cache;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One client that waits for an answer. */
record Exchange(Request request, Response response, Callback callback) {}

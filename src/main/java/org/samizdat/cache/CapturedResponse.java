package org.samizdat.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.samizdat.http.RequestIds;

/** Keeps an answer instead of sending it. */
final class CapturedResponse extends Response.Wrapper {
  private final HttpFields.Mutable headers = HttpFields.build();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
  private int status = 200;
  private boolean committed;
  private boolean complete;

  CapturedResponse(Request request, Response wrapped) {
    super(request, wrapped);
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public HttpFields.Mutable getHeaders() {
    return headers;
  }

  /** What was written, once it is complete. */
  CachedAnswer answer() {
    return new CachedAnswer(status, headers, body.toByteArray(), requestId());
  }

  /** The id of the request that this is the answer to. */
  String requestId() {
    return RequestIds.choose(headers.get(RequestIds.HEADER));
  }

  @Override
  public boolean isCommitted() {
    return committed;
  }

  @Override
  public boolean hasLastWrite() {
    return complete;
  }

  @Override
  public boolean isCompletedSuccessfully() {
    return complete;
  }

  @Override
  public void reset() {
    status = 200;
    headers.clear();
    body.reset();
    committed = false;
    complete = false;
  }

  @Override
  public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
    committed = true;
    complete |= last;
    if (content != null) {
      body.writeBytes(BufferUtil.toArray(content));
      content.position(content.limit());
    }
    callback.succeeded();
  }
}

package org.samizdat.site;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samizdat.http.CachePolicy;

/** Swagger UI on the contract, at {@code /docs}; its files are those of the webjar. */
public final class DocumentationServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
  private static final Map<String, String> FILES =
      Map.of(
          "/swagger-ui.css", "text/css",
          "/swagger-ui-bundle.js", "text/javascript",
          "/favicon-32x32.png", "image/png");
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>samizdat API</title>
        <link rel="stylesheet" href="/docs/swagger-ui.css">
        <link rel="icon" href="/docs/favicon-32x32.png">
      </head>
      <body>
        <div id="swagger-ui"></div>
        <noscript>This page needs JavaScript. The contract itself: <a href="/openapi.yaml">openapi.yaml</a></noscript>
        <script src="/docs/swagger-ui-bundle.js"></script>
        <script src="/docs/start.js"></script>
      </body>
      </html>
      """;
  private static final String START =
      """
      SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true });
      """;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'");
    response.setHeader("Cache-Control", CachePolicy.SETTLED.header());
    @Nullable String path = request.getPathInfo();
    if (path == null || path.equals("/")) {
      write(response, "text/html", PAGE.getBytes(StandardCharsets.UTF_8));
    } else if (path.equals("/start.js")) {
      write(response, "text/javascript", START.getBytes(StandardCharsets.UTF_8));
    } else if (FILES.containsKey(path)) {
      try (InputStream in =
          DocumentationServlet.class.getResourceAsStream(WEBJAR + path.substring(1))) {
        write(response, FILES.getOrDefault(path, ""), in == null ? new byte[0] : in.readAllBytes());
      }
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void write(HttpServletResponse response, String type, byte[] bytes)
      throws IOException {
    response.setContentType(type.startsWith("image") ? type : type + "; charset=utf-8");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}

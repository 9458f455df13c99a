package org.samizdat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system's Chromium, driven by Playwright with the system's Node. Every page is watched: after
 * a test there must have been no fault of a script, no breach of a page's own security policy, no
 * dialog, and no request to anywhere but this machine.
 */
public final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** The narrowest phone that is thought of. */
  public static final int PHONE = 320;

  public static final int DESK = 1280;
  private static final int HEIGHT = 900;

  /** In milliseconds; also a busy machine gets there. */
  private static final int PATIENCE = 30_000;

  private static final Path AXE = Path.of("src/test/browser/node_modules/axe-core/axe.min.js");
  private static final String WATCH =
      """
      document.addEventListener('securitypolicyviolation', event =>
        report(`${location}: ${event.violatedDirective} refuses ${event.blockedURI} ${event.sample}`));
      """;

  private final List<String> faults = new ArrayList<>();
  private final List<BrowserContext> open = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Map<String, String> environment =
        Map.of(
            "PLAYWRIGHT_NODEJS_PATH",
            where("NODE", "/usr/bin/node"),
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
            "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(where("CHROMIUM", "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox")));
  }

  private static String where(String variable, String place) {
    return System.getenv().getOrDefault(variable, place);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    open.forEach(BrowserContext::close);
    open.clear();
    List<String> seen = List.copyOf(faults);
    faults.clear();
    assertThat(seen).isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    playwright.close();
  }

  /** A new page of a new reader. */
  public Page page(int width) {
    return page(width, new Browser.NewContextOptions());
  }

  public Page page(int width, ColorScheme colors) {
    return page(width, new Browser.NewContextOptions().setColorScheme(colors));
  }

  public Page page(int width, Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options.setViewportSize(width, HEIGHT));
    open.add(context);
    context.exposeBinding("report", (source, said) -> faults.add(said[0].toString()));
    context.addInitScript(WATCH);
    context.setDefaultTimeout(PATIENCE);
    Page page = context.newPage();
    page.onPageError(error -> faults.add(page.url() + ": " + error));
    page.onDialog(
        dialog -> {
          faults.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onRequest(request -> watch(request.url()));
    return page;
  }

  private void watch(String url) {
    String host = URI.create(url.replaceAll("[^\\x21-\\x7e]|[|\"<>^`{}\\\\]", "_")).getHost();
    if (host != null && !List.of("localhost", "127.0.0.1").contains(host)) {
      faults.add("asks a third party: " + url);
    }
  }

  /** What was not as it should be until now; asked for by tests that expect it. */
  public List<String> takeFaults() {
    List<String> seen = List.copyOf(faults);
    faults.clear();
    return seen;
  }

  /** What axe-core has to say against a page as it is now; all of its rules. */
  public static List<String> hurdles(Page page) {
    try {
      page.evaluate(Files.readString(AXE));
    } catch (IOException e) {
      throw new IllegalStateException("npm ci --prefix src/test/browser", e);
    }
    @SuppressWarnings("unchecked")
    List<String> found =
        (List<String>)
            page.evaluate(
                """
                axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
                  nodes.map(node => `${id}: ${node.target} ${node.failureSummary}`)))\
                """);
    return found;
  }
}

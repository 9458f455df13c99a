package org.samizdat.feed;

import java.util.List;
import java.util.Locale;
import org.samizdat.article.ArticleLocation;
import org.samizdat.article.ArticleSummaryView;
import org.samizdat.http.BaseUrl;

/** Sitemaps (sitemaps.org, protocol 0.9), and the extension for news. */
final class SitemapXml {
  static final String TYPE = "application/xml";
  static final String UTF_8 = TYPE + "; charset=utf-8";
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

  private SitemapXml() {}

  static byte[] index(List<String> names, BaseUrl base) {
    return Xml.document(
        xml -> {
          xml.open("sitemapindex", "xmlns", SITEMAP);
          names.forEach(
              name ->
                  xml.open("sitemap")
                      .element("loc", "%s/sitemap-%s.xml".formatted(base.api(), name))
                      .close());
          xml.close();
        });
  }

  static byte[] articles(List<ArticleLocation> articles, BaseUrl base) {
    return Xml.document(
        xml -> {
          xml.open("urlset", "xmlns", SITEMAP);
          articles.forEach(
              article ->
                  xml.open("url")
                      .element("loc", base.article(article.slug()))
                      .element("lastmod", article.changedAt().toString())
                      .close());
          xml.close();
        });
  }

  /**
   * @param publication name of the newsroom
   */
  static byte[] news(List<ArticleSummaryView> articles, String publication) {
    return Xml.document(
        xml -> {
          xml.open("urlset", "xmlns", SITEMAP, "xmlns:news", NEWS);
          articles.forEach(article -> news(xml, article, publication));
          xml.close();
        });
  }

  private static void news(Xml xml, ArticleSummaryView article, String publication) {
    xml.open("url").element("loc", article.url());
    xml.open("news:news").open("news:publication");
    xml.element("news:name", publication);
    xml.element("news:language", Locale.forLanguageTag(article.language()).getLanguage());
    xml.close();
    xml.element("news:publication_date", article.publishedAt().toString());
    xml.element("news:title", article.headline());
    xml.close().close();
  }
}

import "server-only"
import type { Feed } from "./feed"

/** A feed as JSON Feed 1.1 wants it: https://www.jsonfeed.org/version/1.1/ */
export function jsonFeedOf({ title, subtitle, home, self, items }: Feed): string {
  const site = new URL("/", home).href
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: home,
    feed_url: self,
    description: subtitle,
    language: "en",
    authors: [{ name: "Chip Runway", url: site }],
    items: items.map(({ id, url, title, at, summary, html, tags }) => ({
      id,
      url,
      title,
      content_html: html,
      summary,
      date_published: at,
      date_modified: at,
      ...(tags.length > 0 && { tags }),
    })),
  }
  return JSON.stringify(feed, null, 1)
}

import "server-only"
import { element, escapeXml } from "@/lib/charts/picture/markup"
import type { Feed, FeedItem } from "./feed"

const rights = "Data: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"

/** A feed as RFC 4287 wants it. */
export function atomOf({ id, title, subtitle, home, self, updated, items }: Feed): string {
  const site = new URL("/", home).href
  const feed = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "en" },
    text("id", id),
    text("title", title),
    text("subtitle", subtitle),
    text("updated", updated),
    element("link", { rel: "self", type: "application/atom+xml", href: self }),
    element("link", { rel: "alternate", type: "text/html", href: home }),
    element("author", {}, text("name", "Chip Runway"), text("uri", site)),
    element("generator", { uri: site }, "Chip Runway"),
    text("rights", rights),
    ...items.map(entry),
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`
}

function entry({ id, url, title, at, summary, html, tags }: FeedItem): string {
  return element(
    "entry",
    {},
    text("id", id),
    text("title", title),
    text("published", at),
    text("updated", at),
    element("link", { rel: "alternate", type: "text/html", href: url }),
    ...tags.map((term) => element("category", { term })),
    text("summary", summary),
    // The markup is a text of the document: escaped once more.
    element("content", { type: "html" }, escapeXml(html)),
  )
}

function text(name: string, said: string): string {
  return `\n${element(name, {}, escapeXml(said))}`
}

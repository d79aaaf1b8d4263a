import type { Metadata } from "next"
import { siteUrl } from "./site-url"

/** A page's title, description and one address, the same for search engines and for shared links. */
export function pageMetadata(page: { title: string; description: string; path: string }): Metadata {
  const { title, description, path } = page
  return {
    metadataBase: siteUrl(),
    title,
    description,
    alternates: { canonical: path },
    openGraph: { title, description, url: path, siteName: "Chip Runway", type: "website", locale: "en" },
  }
}

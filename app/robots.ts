import type { MetadataRoute } from "next"
import { siteUrl } from "./_parts/site-url"

// Frozen charts (/s/) are not disallowed: they say noindex themselves, which only a crawler that may read them sees.
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: "/api/" },
    sitemap: new URL("/sitemap.xml", siteUrl()).href,
  }
}

/** Where the site is reached by others: `SITE_URL`, or this machine while nobody said. */
export function siteUrl(): URL {
  return new URL(process.env.SITE_URL || `http://localhost:${process.env.PORT || 3000}`)
}

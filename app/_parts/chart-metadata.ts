import type { Metadata } from "next"
import { chartAddress, fileAddress, type FilesOf } from "@/lib/charts/chart-files"
import { routes } from "@/lib/routes"
import { pageMetadata } from "./page-metadata"
import { siteUrl } from "./site-url"

/** What a message, a mail or another site shows of a page: the exact view as a picture, and where to ask for more. */
export function unfurlMetadata(of: FilesOf, { alt }: { alt: string }): Metadata {
  const address = new URL(chartAddress(of), siteUrl()).href
  const picture = { url: new URL(fileAddress(of, "png"), siteUrl()).href, width: 1200, height: 630, alt }
  return {
    openGraph: { images: [{ ...picture, type: "image/png" }] },
    twitter: { card: "summary_large_image", images: [{ url: picture.url, alt }] },
    alternates: {
      types: {
        "application/json+oembed": [{ url: routes.oembed(address, "json"), title: alt }],
        "text/xml+oembed": [{ url: routes.oembed(address, "xml"), title: alt }],
      },
    },
  }
}

/** The metadata of a page whose answer is a chart: its own words, and the chart as its picture. */
export function metadataWithChart(
  page: { title: string; description: string; path: string },
  chart: { of: FilesOf; alt: string } | null,
): Metadata {
  const plain = pageMetadata(page)
  if (!chart) return plain
  const { openGraph, twitter, alternates } = unfurlMetadata(chart.of, chart)
  return {
    ...plain,
    openGraph: { ...plain.openGraph, ...openGraph },
    twitter: { title: page.title, description: page.description, ...twitter },
    alternates: { ...plain.alternates, ...alternates },
  }
}

import type { Metadata } from "next"
import { chartAddress, fileAddress, type FilesOf } from "@/lib/charts/chart-files"
import type { ChartDocument } from "@/lib/charts/document"
import type { ChartSpec } from "@/lib/charts/spec"
import { routes } from "@/lib/routes"
import { firstChart } from "./first-chart"
import { pageMetadata } from "./page-metadata"
import { siteUrl } from "./site-url"

type Page = { title: string; description: string; path: string }

/** The metadata of a page that is a chart: its answer in words, and the exact view as its picture. */
export function chartMetadata(page: Page, of: FilesOf, { figure, answer }: ChartDocument): Metadata {
  const plain = pageMetadata(page)
  const full = (path: string) => new URL(path, siteUrl()).href
  const address = full(chartAddress(of))
  const picture = { url: full(fileAddress(of, "png")), alt: answer }
  const { title, description } = page
  const oembed = (format: "json" | "xml") => [
    { url: full(routes.oembed(address, format)), title: figure.title },
  ]
  return {
    ...plain,
    openGraph: {
      ...plain.openGraph,
      images: [{ ...picture, width: 1200, height: 630, type: "image/png" }],
    },
    twitter: { card: "summary_large_image", title, description, images: [picture] },
    alternates: {
      ...plain.alternates,
      types: { "application/json+oembed": oembed("json"), "text/xml+oembed": oembed("xml") },
    },
  }
}

/**
 * The metadata of a page with charts among other things: the first of them that has something to show speaks for it
 * elsewhere, its answer before the page's own words.
 */
export async function metadataWithChart(page: Page, specs: readonly ChartSpec[]): Promise<Metadata> {
  const chart = await firstChart(specs)
  if (!chart) return pageMetadata(page)
  const { spec, document } = chart
  return chartMetadata({ ...page, description: `${document.answer} ${page.description}` }, { spec }, document)
}

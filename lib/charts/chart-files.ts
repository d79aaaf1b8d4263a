import { routes, type ChartDoor } from "../routes"
import type { ChartSpec } from "./spec"

/** A frozen chart by its id, or a live one by its settings. */
export type FilesOf = { id: string } | { spec: ChartSpec }

/** The address of a chart as a file; `query` chooses a picture's size and theme. */
export function fileAddress(of: FilesOf, door: ChartDoor, query: Record<string, string> = {}): string {
  return "id" in of ? routes.snapshotDoor(of.id, door, query) : routes.chartDoor(of.spec, door, query)
}

const files: readonly { name: string; detail: string; door: ChartDoor }[] = [
  { name: "SVG", detail: "picture, any size", door: "svg" },
  { name: "PNG", detail: "picture", door: "png" },
  { name: "CSV", detail: "figures", door: "csv" },
  { name: "Columns and units", detail: "of the CSV", door: "csv-metadata.json" },
  { name: "JSON", detail: "everything", door: "json" },
  { name: "Markdown", detail: "text and table", door: "md" },
  { name: "ZIP", detail: "all of it, with sources and citation", door: "zip" },
]

/** Every file a chart can be had as. */
export function fileLinks(of: FilesOf): { name: string; detail: string; href: string }[] {
  return files.map(({ name, detail, door }) => ({ name, detail, href: fileAddress(of, door) }))
}

/** The address of the chart's page itself. */
export function chartAddress(of: FilesOf): string {
  return "id" in of ? routes.snapshot(of.id) : routes.chart(of.spec)
}

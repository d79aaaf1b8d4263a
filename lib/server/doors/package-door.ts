import "server-only"
import { zipSync } from "fflate"
import type { Credits } from "@/lib/charts/doors/credits"

/** No file in a package bears a date of its own: the same chart gives the same bytes. A zip cannot say less than 1980. */
const noDate = new Date(1980, 0, 1)

/** A chart with everything that belongs to it, as one zip. `files`: its other files by name. */
export function packageDoor(
  files: Readonly<Record<string, Uint8Array>>,
  { title, page, dataVersion, asOf, licence, citation, bibtex, ris, sources }: Credits,
): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder()
  const readme = `${title}

${citation}

Data version ${dataVersion}, as of ${asOf}. ${page}
Licence: ${licence.name}, ${licence.url}

table.csv                    the figures; an empty field is not known, which is not zero
table.csv-metadata.json      its columns, units, sources and licence (CSV on the Web)
chart.json                   the chart as the site keeps it
chart.svg, chart.png         the picture
citation.bib, citation.ris   the citation for a bibliography

Sources
${sources.map((source) => `- ${source}`).join("\n")}
`
  const all = {
    "README.txt": text.encode(readme),
    ...files,
    "citation.bib": text.encode(`${bibtex}\n`),
    "citation.ris": text.encode(ris),
  }
  return new Uint8Array(
    zipSync(
      Object.fromEntries(Object.entries(all).map(([name, bytes]) => [name, [bytes, { mtime: noDate }]])),
      { level: 6 },
    ),
  )
}

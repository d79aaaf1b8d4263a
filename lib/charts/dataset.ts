import type { ChartDocument } from "./document"

/** Under which anybody may use the figures. */
export const dataLicence = { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" } as const

/** Where a chart is to be had; full addresses. */
export type DatasetPlaces = { page: string; csv: string; json: string; site: string }

/** Search engines read a description of 50 to 5000 characters. */
const mostDescription = 5000

/**
 * A chart as schema.org's Dataset, for search engines and programs that gather data.
 *
 * @param modified the ISO date of the data, or of the freezing
 * @param citation as `citationText` gives it
 */
export function datasetOf(
  { figure, answer, data, sources, provenance }: ChartDocument,
  {
    places,
    modified,
    citation,
    shows,
  }: {
    places: DatasetPlaces
    modified: string
    citation: string
    /** What the chart shows in general, for one whose own words are few. */
    shows: string
  },
): Record<string, unknown> {
  const description = [answer, figure.subtitle, shows, ...figure.words].map(sentence).join(" ")
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: figure.title,
    description: description.slice(0, mostDescription),
    url: places.page,
    license: dataLicence.url,
    isAccessibleForFree: true,
    inLanguage: "en",
    creator: { "@type": "Organization", name: "Chip Runway", url: places.site },
    dateModified: modified,
    version: String(provenance.dataVersion),
    variableMeasured: data.columns.map(({ name, title, unit }) => ({
      "@type": "PropertyValue",
      name,
      description: title,
      ...(unit === null ? {} : { unitText: unit }),
    })),
    distribution: [
      { "@type": "DataDownload", encodingFormat: "text/csv", contentUrl: places.csv },
      { "@type": "DataDownload", encodingFormat: "application/json", contentUrl: places.json },
    ],
    isBasedOn: [...new Set(sources.flatMap(({ url }) => url ?? []))],
    citation,
  }
}

/** JSON that may stand in a script element: nothing in it can end the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c")
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.?…!]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

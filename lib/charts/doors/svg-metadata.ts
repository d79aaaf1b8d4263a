import { escapeXml } from "../picture/markup"
import type { Credits } from "./credits"

/** An SVG with its credits as Dublin Core, where programs and people who open the file find them. */
export function withSvgMetadata(
  svg: string,
  { title, page, dataVersion, licence, citation, sources }: Credits,
) {
  const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`
  const metadata = [
    `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">`,
    `<rdf:Description rdf:about="">`,
    element("dc:title", title),
    element("dc:publisher", "Chip Runway"),
    element("dc:identifier", page),
    element("dc:rights", `${licence.name}, ${licence.url}`),
    element("dcterms:hasVersion", `data version ${dataVersion}`),
    element("dcterms:bibliographicCitation", citation),
    ...sources.map((source) => element("dc:source", source)),
    `</rdf:Description></rdf:RDF></metadata></svg>`,
  ].join("")
  const end = svg.lastIndexOf("</svg>")
  if (end < 0) throw new Error("a drawing that is no SVG has no place for its credits")
  return `${svg.slice(0, end)}${metadata}${svg.slice(end + "</svg>".length)}`
}

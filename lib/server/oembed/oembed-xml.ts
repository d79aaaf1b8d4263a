import "server-only"
import { element, escapeXml } from "@/lib/charts/picture/markup"
import type { OEmbed } from "./oembed-of"

/** The answer as XML, by oembed.com 2.3.2: an element for each value, all in one. */
export function oembedXml(answer: OEmbed): string {
  const values = Object.entries(answer).map(([name, value]) => element(name, {}, escapeXml(String(value))))
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n${element("oembed", {}, ...values)}\n`
}

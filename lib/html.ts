import { escapeXml } from "./charts/picture/markup"

/** Markup that is safe to stand in a document. Only `html` and `trustedHtml` make it. */
export type Html = { readonly markup: string }

type Part = string | number | Html | null | false | readonly Part[]

class Markup implements Html {
  constructor(readonly markup: string) {}
}

/**
 * A piece of a document without React. Whatever is put in is escaped, in text and in quoted attributes alike,
 * unless it was made by `html` itself; null and false leave nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Markup(
    strings.map((text, index) => text + (index < parts.length ? written(parts[index]!) : "")).join(""),
  )
}

/** Markup whose texts were escaped where it was made: a drawing, a style, a script. */
export function trustedHtml(markup: string): Html {
  return new Markup(markup)
}

function written(part: Part): string {
  if (part === null || part === false) return ""
  if (part instanceof Markup) return part.markup
  if (Array.isArray(part)) return part.map(written).join("")
  return escapeXml(String(part))
}

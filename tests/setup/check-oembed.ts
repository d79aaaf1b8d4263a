/**
 * What is wrong with an answer, by the rules that oembed.com 2.3.4 gives consumers: written from its text, apart
 * from what answers. XML gives every value as text, so numbers are read by their digits.
 *
 * @param room the `maxwidth` and `maxheight` that were asked for
 */
export function oembedFaults(
  answer: Record<string, unknown>,
  room: { maxwidth?: number; maxheight?: number } = {},
): string[] {
  const faults: string[] = []
  const text = (name: string) => (typeof answer[name] === "string" ? answer[name] : null)
  const number = (name: string) => {
    const value = answer[name]
    if (typeof value === "number") return value
    return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : null
  }
  const needs = (names: readonly string[], kind: (name: string) => unknown) => {
    for (const name of names) if (kind(name) === null) faults.push(`${name} is required`)
  }
  const fits = (name: string, most: number | undefined) => {
    const value = number(name)
    if (value === null || !(value > 0)) faults.push(`${name} is a number of pixels`)
    else if (most !== undefined && value > most) faults.push(`${name} is more than was asked for`)
  }

  if (text("version") !== "1.0") faults.push("version must be 1.0")
  switch (answer.type) {
    case "photo":
      needs(["url"], text)
      break
    case "video":
    case "rich":
      needs(["html"], text)
      break
    case "link":
      break
    default:
      faults.push("type is photo, video, link or rich")
  }
  if (answer.type !== "link") {
    fits("width", room.maxwidth)
    fits("height", room.maxheight)
  }
  for (const name of ["title", "author_name", "provider_name"]) {
    if (name in answer && text(name) === null) faults.push(`${name} is a text`)
  }
  for (const name of ["author_url", "provider_url", "thumbnail_url", "url"]) {
    const address = text(name)
    if (name in answer && !(address !== null && /^https?:\/\//.test(address) && URL.canParse(address)))
      faults.push(`${name} is an address of the web`)
  }
  if ("cache_age" in answer && number("cache_age") === null) faults.push("cache_age is in seconds")
  const thumbnail = ["thumbnail_url", "thumbnail_width", "thumbnail_height"]
  const given = thumbnail.filter((name) => name in answer)
  if (given.length !== 0 && given.length !== thumbnail.length)
    faults.push("a thumbnail has address, width and height")
  if (given.length > 0) {
    fits("thumbnail_width", room.maxwidth)
    fits("thumbnail_height", room.maxheight)
  }
  return faults
}

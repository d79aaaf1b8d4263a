/**
 * A laboratory's page is kept by firm and month alone; everything else of its state is read in the browser. So the
 * two become a path inside, which is nobody's address.
 */
const inside = "/lab/of"

/** No slug or month on record is longer; the name of a kept file holds 255 bytes. */
const mostCharacters = 60

/** The path inside for a laboratory's query; null where it names no firm: the choice of firms. */
export function labPath(query: URLSearchParams): string | null {
  const firm = query.get("firm")
  if (firm === null || firm === "") return null
  const asOf = query.get("asOf")
  // A month that is none is told in the browser, with the page of the data's month.
  const isMonth = asOf !== null && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(asOf)
  return [inside, segment(firm), ...(isMonth ? [asOf] : [])].join("/")
}

/** The address back from a path inside. */
export function labQueryOfPath(pathname: string): URLSearchParams {
  const [firm, asOf] = pathname.slice(inside.length + 1).split("/")
  const query = new URLSearchParams()
  if (firm) query.set("firm", decoded(firm))
  if (asOf) query.set("asOf", decoded(asOf))
  return query
}

function segment(text: string): string {
  // Dots alone would be a step in the path, however they are encoded; no slug has one.
  if (/^\.+$/.test(text)) return encodeURIComponent("…")
  const short = [...text].slice(0, mostCharacters).join("")
  return encodeURIComponent(short === text ? text : `${short}…`)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

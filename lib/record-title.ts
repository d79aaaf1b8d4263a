/** The words by which people know a record, from whatever it holds of a name; its id where it holds none. */
export function recordTitle(record: unknown, id: string): string {
  if (typeof record !== "object" || record === null) return id
  const { title, name, meaning, text, publisher } = record as Record<string, unknown>
  const words = [title, name, meaning, text, publisher].find((one) => typeof one === "string" && one !== "")
  return typeof words === "string" ? shortened(words) : id
}

const longest = 90

function shortened(words: string): string {
  if (words.length <= longest) return words
  const cut = words.slice(0, longest)
  return `${cut.slice(0, cut.lastIndexOf(" ") > 40 ? cut.lastIndexOf(" ") : longest)} …`
}

/**
 * Words as an id: "Reuters: China's orders, 2024" → "reuters-chinas-orders-2024". Cut between words where it would
 * grow longer than `most`. Empty where the words hold no Latin letter or digit.
 */
export function slugOf(words: readonly unknown[], most = 64): string {
  const text = words.filter((word) => typeof word === "string").join(" ")
  const plain = text
    .slice(0, 400)
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
  let slug = ""
  for (const word of plain.split("-").filter((part) => part !== "")) {
    const longer = slug === "" ? word.slice(0, most) : `${slug}-${word}`
    if (longer.length > most) break
    slug = longer
  }
  return slug
}

/** The id, or with "-2", "-3", … behind it where it is taken. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  let free = id
  for (let count = 2; isTaken(free); count += 1) free = `${id}-${count}`
  return free
}

/** A record as a list shows it, and the words under which it is found. */
export type FindableRecord = { id: string; title: string; words: string; isRetired: boolean }

/** Records in which every wanted word occurs, whatever its case or width. */
export function foundRecords<R extends FindableRecord>(records: readonly R[], wanted: string): R[] {
  const words = plain(wanted).split(" ").filter(Boolean)
  return records.filter((record) => {
    const all = plain(`${record.id} ${record.title} ${record.words}`)
    return words.every((word) => all.includes(word))
  })
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim()
}

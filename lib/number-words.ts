const small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]

/** A count at the head of a sentence: "Two reports", "No order", "14 reports". */
export function countedWords(count: number, singular: string, plural = `${singular}s`): string {
  return `${small[count] ?? count} ${count === 1 ? singular : plural}`
}

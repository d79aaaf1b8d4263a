/** Names of a record's fields that do not explain themselves. */
const special: Readonly<Record<string, string>> = {
  asOf: "Month of the estimates",
  claimIds: "What takes part",
  compiledOn: "Put together on",
  cost: "Cost",
  counting: "How it counts",
  eventOn: "When it happened or was said",
  evidenceUntil: "Newest month with a source",
  familyNote: "About the chips’ family",
  keptAsCrossCheck: "Kept as a cross-check",
  law: "Changes of the law",
  notAnOrderBecause: "Why it is no order",
  orderedOn: "Ordered",
  reportingChain: "How the news came",
  sourceId: "Source",
  sourceIds: "Sources",
  text: "What it says",
  window: "The time that it covers",
}

/** A record's field as people read it: "confidenceReason" → "Confidence reason". A number stays one. */
export function keyWords(key: string): string {
  const known = Object.hasOwn(special, key) ? special[key] : undefined
  if (known !== undefined) return known
  const words = key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

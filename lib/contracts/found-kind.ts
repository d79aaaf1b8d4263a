/** What can be found, in the order in which equals stand. */
export const foundKinds = ["firm", "chip", "order", "rule", "page", "source"] as const
export type FoundKind = (typeof foundKinds)[number]

/** The longest query that is answered, in characters. */
export const longestQuery = 200

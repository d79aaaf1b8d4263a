import "server-only"

/** Kinds of record with a page of their own. */
export type PagedKind = "order" | "company" | "chip" | "source"

/** On everything made from the records. It is dropped when what changed may show anywhere. */
export const dataTag = "data"

/** On lists and on pages over everything: any change touches them. */
export const sharedTag = "shared"

/** On what shows the estimates of all firms and no word of their sources. */
export const estimatesTag = "estimates"

/**
 * On a page that says why it is not there, as busy: `scripts/kept-pages.mjs` sends it and keeps it not. Next makes tags of
 * addresses as well, and no address has a space.
 */
export const notKeptTag = "not kept"

/** The tag of a record's page. A save that may change what the page shows names it. */
export function pageTag(kind: PagedKind, id: string): string {
  return `${kind}:${id}`
}

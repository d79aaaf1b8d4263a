/** The element of a field, for labels and for links to it. */
export function fieldId(name: string): string {
  return `field-${name}`
}

/** The address of a field on its page. */
export function fieldHref(name: string): string {
  return `#${encodeURIComponent(fieldId(name))}`
}

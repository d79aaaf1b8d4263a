/** The address of a source's page. Apart from the other addresses, for what is drawn in a browser. */
export function sourcePath(id: string): string {
  return `/sources/${encodeURIComponent(id)}`
}

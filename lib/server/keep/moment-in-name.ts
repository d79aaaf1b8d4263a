import "server-only"

/** A moment as it stands in the names of files: 20261127T100000Z. */
export function momentInName(moment: Date): string {
  return moment
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(/[-:]/g, "")
}

import "server-only"

/** A record's version as the tag that HTTP knows it by. */
export function tagOfVersion(version: number): string {
  return `"${version}"`
}

/** The version that an `If-Match` names; null for anything else, a `*` included. Proxies may have made it weak. */
export function versionOfTag(header: string | null): number | null {
  const digits = /^\s*(?:W\/)?"(\d{1,15})"\s*$/.exec(header ?? "")?.[1]
  return digits === undefined ? null : Number(digits)
}

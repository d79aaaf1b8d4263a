/** A part of the address as a person would read it; as it stands where it is no valid encoding. */
export function readable(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

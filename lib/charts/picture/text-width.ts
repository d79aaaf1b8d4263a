import widths from "./font-widths.json"

/** `sansStrong` is the semibold of names and medians; titles are set in `serif`, which is semibold too. */
export type Face = keyof typeof widths

const advances = Object.fromEntries(
  Object.entries(widths).map(([face, charactersByWidth]) => [
    face,
    new Map(
      Object.entries(charactersByWidth).flatMap(([width, characters]) =>
        [...characters].map((character) => [character, Number(width)] as const),
      ),
    ),
  ]),
) as Record<Face, Map<string, number>>

const marks = /\p{Mark}/u
/** Chinese, Japanese and Korean, full-width forms and pictographs: as wide as they are tall. */
const squares =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{3ffff}]/u
/** What the table does not know (Greek, Cyrillic and the like): about as wide as a wide small letter. */
const unknown = 650

/** Width of a line of text in pixels at a size, without kerning. */
export function textWidth(text: string, face: Face, size: number): number {
  let sum = 0
  for (const character of text) {
    const known = advances[face].get(character)
    sum += known ?? (marks.test(character) ? 0 : squares.test(character) ? 1000 : unknown)
  }
  return (sum * size) / 1000
}

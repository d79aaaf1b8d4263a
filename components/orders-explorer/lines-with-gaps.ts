type Line = { index: number; start: number; end: number }

/**
 * Lines in sight, with an empty line of the right height wherever others are left out: before, after, and between
 * when a line far away is kept.
 *
 * @param lines by rising index, `start` and `end` in px from the first line's top
 * @param total height of all lines in px
 */
export function linesWithGaps(
  lines: readonly Line[],
  total: number,
): ({ index: number } | { gap: number; key: string })[] {
  const all: ({ index: number } | { gap: number; key: string })[] = []
  let end = 0
  for (const line of lines) {
    if (line.start > end)
      all.push({ gap: line.start - end, key: `before ${all.length === 0 ? "all" : "kept"}` })
    all.push({ index: line.index })
    end = line.end
  }
  if (total > end) all.push({ gap: total - end, key: "after" })
  return all
}

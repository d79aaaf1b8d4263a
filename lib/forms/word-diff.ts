/** A stretch of two texts held against each other. */
export type Stretch = { how: "same" | "removed" | "added"; text: string }

/** A word with the space after it, a mark, or one Chinese, Japanese or Korean character. */
const token = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{N}]+|\s+|./gsu

/** Cells of the table that two texts may take. Beyond it, what differs is shown as a whole. */
const cells = 4_000_000

/**
 * What changed between two texts, word by word: the longest common run of words stays, the rest was removed or
 * added. The stretches without the added ones are `before`, those without the removed ones `after`.
 */
export function wordDiff(before: string, after: string): Stretch[] {
  const a: string[] = before.match(token) ?? []
  const b: string[] = after.match(token) ?? []
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const gone = a.slice(head, a.length - tail)
  const come = b.slice(head, b.length - tail)
  const middle: Stretch[] =
    gone.length * come.length > cells
      ? [
          { how: "removed", text: gone.join("") },
          { how: "added", text: come.join("") },
        ]
      : differing(gone, come)
  return joined([
    { how: "same", text: a.slice(0, head).join("") },
    ...middle,
    { how: "same", text: a.slice(a.length - tail).join("") },
  ])
}

/** By the longest common subsequence, from a table of its lengths for every pair of rests. */
function differing(a: readonly string[], b: readonly string[]): Stretch[] {
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
    }
  }
  const stretches: Stretch[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      stretches.push({ how: "same", text: a[i]! })
      i++
      j++
    } else if (
      j === b.length ||
      (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      stretches.push({ how: "removed", text: a[i]! })
      i++
    } else {
      stretches.push({ how: "added", text: b[j]! })
      j++
    }
  }
  return stretches
}

/**
 * Neighbours of one kind become one stretch. A space that stayed between two changed words belongs to them: crossed
 * out and written anew, a phrase reads better whole.
 */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  let removed = ""
  let added = ""
  const flush = () => {
    if (removed) result.push({ how: "removed", text: removed })
    if (added) result.push({ how: "added", text: added })
    removed = ""
    added = ""
  }
  stretches.forEach(({ how, text }, index) => {
    if (text === "") return
    const isBridge =
      how === "same" &&
      /^\s+$/.test(text) &&
      (removed !== "" || added !== "") &&
      stretches[index + 1]?.how !== "same"
    if (how === "removed" || isBridge) removed += text
    if (how === "added" || isBridge) added += text
    if (how !== "same" || isBridge) return
    flush()
    const last = result.at(-1)
    if (last?.how === "same") last.text += text
    else result.push({ how, text })
  })
  flush()
  return result
}

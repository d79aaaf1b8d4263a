import { readNumber, writeNumber } from "./number"
import type { Read } from "./plain-text"

/** Ends that a draw never passes, whatever its distribution. */
export type Clip = { min?: number; max?: number }

/** Takes "min 0" and "max 10" off the end of a line in small letters. */
export function takeClip(line: string): Read<{ rest: string; clip: Clip }> {
  const [rest = "", ...ends] = line.split(/[,;]? ?\b(min|max)\b ?/)
  const clip: Clip = {}
  for (let at = 0; at < ends.length; at += 2) {
    const key = ends[at] === "min" ? "min" : "max"
    const value = readNumber(ends[at + 1]!.replace(/[,;]$/, ""))
    if (clip[key] !== undefined) return { problem: `${key} stands twice: write it once.` }
    if ("problem" in value) return { problem: `After ${key} stands a number: write "${key} 10".` }
    clip[key] = value.value
  }
  if (clip.min !== undefined && clip.max !== undefined && clip.max < clip.min)
    return { problem: 'max lies below min: write the smaller number after min, as in "min 0, max 10".' }
  return { value: { rest: rest.trim(), clip } }
}

export function writeClip({ min, max }: Clip): string {
  return `${min === undefined ? "" : `, min ${writeNumber(min)}`}${max === undefined ? "" : `, max ${writeNumber(max)}`}`
}

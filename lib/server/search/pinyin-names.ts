import "server-only"
import { pinyin } from "pinyin-pro"

/**
 * How a Chinese name is typed without its characters: the syllables together from each of them on, and their
 * initials ("字节跳动" → "zijietiaodong", "jietiaodong", "tiaodong", "dong", "zjtd"). A name of several parts
 * ("深度求索 / 幻方量化") gives those of each.
 */
export function pinyinNames(name: string): string[] {
  return [...name.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => {
    const syllables = syllablesOf(run)
    const together = syllables.map((_, from) => syllables.slice(from).join(""))
    const initials = syllables.map((syllable) => syllable.charAt(0)).join("")
    return syllables.length > 1 ? [...together, initials] : together
  })
}

/** The syllables of a text's Chinese characters, one by one, without tones. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: "none", type: "array", nonZh: "removed" }).map((syllable) =>
    syllable.normalize("NFKD").replaceAll(/[^a-z]/g, ""),
  )
}

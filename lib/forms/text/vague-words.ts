import type { Range } from "@/lib/domain/range"

/*
 * Orders of magnitude said instead of a figure. Such words bound a decade: "tens of thousands" is from 10,000 to
 * 100,000, as is 几万. The low end is what the word cannot go below, the high end where the next word begins.
 */

const englishOnes: Record<string, number> = {
  dozens: 1,
  tens: 1,
  hundreds: 2,
  thousands: 3,
  millions: 6,
  billions: 9,
}
const chineseOnes: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

function decade(power: number): Range {
  return { low: Number(`1e${power}`), central: null, high: Number(`1e${power + 1}`) }
}

/** The decade that "tens of thousands", "several hundred", 几万 or 数十万 name, null for other texts. */
export function readVague(text: string): Range | null {
  const several = /^(?:several|a few|some) (hundred|thousand|million|billion)$/.exec(text)
  if (several) return decade(englishOnes[`${several[1]}s`]!)
  const english = /^(?:(tens|dozens|hundreds) of )?(dozens|tens|hundreds|thousands|millions|billions)$/.exec(
    text,
  )
  if (english) {
    const [, many, ones = ""] = english
    if (many && englishOnes[ones]! < 3) return null
    return decade((many ? englishOnes[many]! : 0) + englishOnes[ones]!)
  }
  const chinese = /^[几数幾數](十|百|千)?(十|百|千|万|亿)$/.exec(text)
  if (!chinese) return null
  const [, many, ones = ""] = chinese
  if (many && chineseOnes[ones]! < 4) return null
  return decade((many ? chineseOnes[many]! : 0) + chineseOnes[ones]!)
}

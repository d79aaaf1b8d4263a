/*
 * Signs and names of currencies around a sum. They are taken away before the figure is read, which leaves "up to 4bn"
 * of "up to $4bn" and "100亿" of 100亿元.
 */

/** Longer signs first: "HK$" before "$". A bare ¥ is yuan; yen are written "JPY 3bn". */
const signs: readonly (readonly [RegExp, string])[] = [
  [/HK\$|港元|港币|hong kong dollars?/gi, "HKD"],
  [/NT\$|台币/gi, "TWD"],
  [/(?<![a-z])S\$/gi, "SGD"],
  [/(?<![a-z])A\$/gi, "AUD"],
  [/(?<![a-z])C\$/gi, "CAD"],
  [/日元|\b(?:jpy|yen)\b/gi, "JPY"],
  [/欧元|€|\b(?:eur|euros?)\b/gi, "EUR"],
  [/英镑|£|\b(?:gbp|pounds?)\b/gi, "GBP"],
  [/US\$|\$|美元|美金|\b(?:us )?dollars?\b/gi, "USD"],
  [/¥|人民币|元|\b(?:cny|rmb|yuan|renminbi)(?![a-z])/gi, "CNY"],
]

/** Words of three capitals that are no currency. */
const notCodes = new Set(["AND", "MAX", "MIN", "MLN", "BLN", "THE"])

export type TakenSum = {
  /** What is left without signs, in small letters. */
  text: string
  /** ISO code; null where the sum names no currency or several. */
  currency: string | null
  isMixed: boolean
}

/** Takes the signs and names of currencies out of a plain text. */
export function takeCurrency(plain: string): TakenSum {
  const found = new Set<string>()
  let text = plain
  for (const [sign, code] of signs) {
    text = text.replace(sign, () => {
      found.add(code)
      return " "
    })
  }
  text = text.replace(/(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])/g, (code) => {
    if (notCodes.has(code)) return code
    found.add(code)
    return " "
  })
  const [currency = null, ...others] = found
  return {
    text: text
      .toLowerCase()
      .replace(/\s+/g, " ")
      .replace(/\( /g, "(")
      .replace(/ ([),;])/g, "$1")
      .trim(),
    currency: others.length > 0 ? null : currency,
    isMixed: others.length > 0,
  }
}

const signOf: Record<string, string> = { USD: "$", CNY: "¥", HKD: "HK$", EUR: "€", GBP: "£" }

/** A written figure with its currency before it: "$4bn", "¥40bn", "SGD 3bn". */
export function withCurrency(figure: string, currency: string): string {
  const sign = signOf[currency]
  return sign ? `${sign}${figure}` : `${currency} ${figure}`
}

/* Classes of parts. Apart from other words of rules, because the browser needs them and not zod. */

const categoryNames: Readonly<Record<string, string>> = {
  "3A090-2022": "3A090 of 2022",
  "outside-3A090-note2": "outside, by Note 2 to 3A090",
  accelerated: "within the notice",
  "not-accelerated": "outside the notice",
  "gp10-named": "named in the guidance",
  "gp10-possible": "not named, over the same lines",
  "letter-bandwidth": "over the letter’s bandwidth",
  "licensed-sku": "a part named for licences",
  "cn-discouraged": "purchase discouraged",
  "cn-state-dc": "state-funded data centres",
  "cn-h200": "H200 at customs",
  "hq-test": "by the buyer’s headquarters",
  "tariff-band": "within a band",
  affiliate: "at least half owned by listed parties",
  "below-letter": "below the letter’s lines",
  "not-datacenter": "not for data centres",
  "safe-chips": "over the bill’s lines",
  "outside-safe-chips": "below the bill’s lines",
  "bandwidth-bill": "over the bill’s lines",
  "outside-bandwidth-bill": "below the bill’s lines",
  none: "no measure",
}

/** A class as people say it: "3A090.a, data centre", "outside 3A090". */
export function categoryWords(category: string): string {
  return (
    categoryNames[category] ??
    category
      .replace(/-non-datacenter/g, ", not data centre")
      .replace(/-datacenter/g, ", data centre")
      .replace(/-/g, " ")
  )
}

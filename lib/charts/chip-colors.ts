/** Token of a part's colour (`--maker-…`): hue by maker, lightness by generation, older is darker. */
export type ChipColor =
  `nvidia-${1 | 2 | 3 | 4}` | `huawei-${1 | 2 | 3}` | `domestic-${1 | 2 | 3}` | "amd-1" | "other"

type Family = { ids: RegExp; color: ChipColor }

/** Bottom to top of a stack: makers together, generations in order. Slugs are those of `data/chips.json`. */
const families: Family[] = [
  { ids: /^a(100|800|30|10|40)(-|$)/, color: "nvidia-1" },
  { ids: /^h(100|800)(-|$)/, color: "nvidia-2" },
  { ids: /^(h20|h200|l2|l20|l4|l40s?|rtx-4090d?)(-|$)/, color: "nvidia-3" },
  { ids: /^(b\d|gb\d|rtx-)/, color: "nvidia-4" },
  { ids: /^(mi\d|gaudi|tpu)/, color: "amd-1" },
  { ids: /^ascend-910(b\d)?$/, color: "huawei-1" },
  { ids: /^ascend-910c$/, color: "huawei-2" },
  { ids: /^ascend-9[25]0/, color: "huawei-3" },
  { ids: /^(kunlun-[12]|mlu370|hygon-z|biren|enflame-t21|iluvatar|mtt-s4000)/, color: "domestic-1" },
  {
    ids: /^(kunlun-p800|mlu590|hygon-k100ai|enflame-s60|mtt-s5000|metax|thead|bytedance)/,
    color: "domestic-2",
  },
  { ids: /^(kunlun-m100|hygon-bw1000)/, color: "domestic-3" },
]

/** Where a part stands in a stack and how it is coloured; parts we do not know come last, as "other". */
export function chipColor(chip: string): { order: number; color: ChipColor } {
  const order = families.findIndex(({ ids }) => ids.test(chip))
  return { order: order < 0 ? families.length : order, color: families[order]?.color ?? "other" }
}

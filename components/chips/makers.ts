import { makerGroups, type MakerGroup } from "@/lib/contracts/control"

/** A group of makers as its address names it: "other-chinese-makers". */
export function makerSlug(group: MakerGroup): string {
  return group.toLowerCase().replaceAll(" ", "-")
}

/** The group of makers behind an address; null for any other word. */
export function makerOfSlug(slug: string): MakerGroup | null {
  return makerGroups.find((group) => makerSlug(group) === slug) ?? null
}

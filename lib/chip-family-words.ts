/** Chips that share an assumption, by the end of its id: `mfu.hopper`. */
const families: Readonly<Record<string, string>> = {
  ampere: "A100 and A800",
  hopper: "H100, H800 and H200",
  h20: "H20",
  blackwell: "Blackwell",
  ascend910b: "Ascend 910B",
  ascend910c: "Ascend 910C",
  ascend950: "Ascend 950",
  kunlunP800: "Kunlun P800",
  domestic: "other Chinese chips",
  otherDomestic: "other Chinese chips",
  nvidia: "NVIDIA’s chips",
}

/** The family that an assumption about chips is for; null where its id names none. */
export function familyOf(id: string): string | null {
  if (id === "hazardNvidia") return "NVIDIA’s chips"
  if (id === "hazardDomestic") return "Chinese chips"
  if (id === "bandwidthAssumed") return "Chinese chips without a data sheet"
  return families[id.split(".").at(-1) ?? ""] ?? null
}

import { tones, type Tone } from "../figure/figure"

/** Every colour and face of a picture. `on` is the text on a field of a tone. */
export type Palette = {
  paper: string
  ink: string
  muted: string
  hairline: string
  tones: Record<Tone, string>
  on: Record<Tone, string>
  sans: string
  serif: string
}

/** Families of a picture that stands alone: ours where installed, else what comes nearest in width. */
const chinese = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei'"
const sans = `'IBM Plex Sans', ${chinese}, Arial, sans-serif`
const serif = `'Source Serif 4', 'Source Serif Pro', 'Noto Sans SC', 'Songti SC', Georgia, serif`

const statuses = ["training", "inference", "denied", "case-by-case", "notification", "uncontrolled"] as const

function paletteOf(color: (token: string) => string, faces: { sans: string; serif: string }): Palette {
  const flat = tones.filter((tone) => tone !== "undetermined")
  return {
    paper: color("paper"),
    ink: color("ink"),
    muted: color("muted"),
    hairline: color("hairline"),
    // Undetermined is hatching, drawn in muted ink.
    tones: Object.fromEntries([
      ...flat.map((tone) => [tone, color(tone)]),
      ["undetermined", color("muted")],
    ]) as Record<Tone, string>,
    on: Object.fromEntries(
      tones.map((tone) => [
        tone,
        statuses.some((status) => status === tone) ? color(`on-${tone}`) : color("paper"),
      ]),
    ) as Record<Tone, string>,
    ...faces,
  }
}

/** The colours of app/tokens.css, by name; a test compares them. */
export const lightTokens: Record<string, string> = {
  paper: "#fbfaf7",
  ink: "#1c1b19",
  muted: "#6b675f",
  hairline: "#dedad0",
  training: "#2457a0",
  "on-training": "#ffffff",
  inference: "#b8560f",
  "on-inference": "#ffffff",
  denied: "#9c1c28",
  "on-denied": "#ffffff",
  "case-by-case": "#b98a00",
  "on-case-by-case": "#1c1b19",
  notification: "#6f7d1f",
  "on-notification": "#ffffff",
  uncontrolled: "#5c6b73",
  "on-uncontrolled": "#ffffff",
  "maker-nvidia-1": "#2f4a17",
  "maker-nvidia-2": "#4c7126",
  "maker-nvidia-3": "#76a03f",
  "maker-nvidia-4": "#a8c978",
  "maker-huawei-1": "#5f1f47",
  "maker-huawei-2": "#994a78",
  "maker-huawei-3": "#cc93b3",
  "maker-domestic-1": "#39346b",
  "maker-domestic-2": "#6b659f",
  "maker-domestic-3": "#a5a0cb",
  "maker-amd-1": "#7d6244",
  "maker-other": "#b5b0a5",
}

export const darkTokens: Record<string, string> = {
  paper: "#161614",
  ink: "#ecebe6",
  muted: "#a19d93",
  hairline: "#33322e",
  training: "#7fb0f2",
  "on-training": "#161614",
  inference: "#f0a35e",
  "on-inference": "#161614",
  denied: "#f08a8f",
  "on-denied": "#161614",
  "case-by-case": "#e3c04a",
  "on-case-by-case": "#161614",
  notification: "#b9c75f",
  "on-notification": "#161614",
  uncontrolled: "#9fb0b8",
  "on-uncontrolled": "#161614",
  "maker-nvidia-1": "#4d7328",
  "maker-nvidia-2": "#6c9939",
  "maker-nvidia-3": "#94bf5f",
  "maker-nvidia-4": "#c3df9d",
  "maker-huawei-1": "#8e4a73",
  "maker-huawei-2": "#bd76a0",
  "maker-huawei-3": "#e3b0cb",
  "maker-domestic-1": "#5e58a0",
  "maker-domestic-2": "#8c86c4",
  "maker-domestic-3": "#bdb8e2",
  "maker-amd-1": "#b3946f",
  "maker-other": "#6f6b62",
}

export const lightPalette: Palette = paletteOf((token) => lightTokens[token]!, { sans, serif })
export const darkPalette: Palette = paletteOf((token) => darkTokens[token]!, { sans, serif })

/** For a drawing inside a document that defines our CSS variables: it follows the reader's scheme. */
export const variablePalette: Palette = paletteOf((token) => `var(--${token})`, {
  sans: `var(--font-sans, ${sans})`,
  serif: `var(--font-serif, ${serif})`,
})

/** Sizes of one picture in pixels. Text is set for the width it is drawn for, never scaled with it. */
export type TypeScale = {
  title: number
  subtitle: number
  /** Names of rows, medians. */
  name: number
  /** Axis labels, names of areas and lines. */
  label: number
  /** What follows more quietly: Chinese names, details, words, the foot. */
  small: number
  /** Room around everything. */
  pad: number
  /** Of lines and of all that is as thick as a line, in multiples of what the pages draw. */
  weight: number
  /** Height of a bar. */
  bar: number
}

/** Nothing is set smaller. */
export const smallestText = 13

/** A card is shown small, in a message or a mail, so its type is larger than a page's. */
export function cardScale(width: number): TypeScale {
  const set = (size: number) => Math.max(smallestText, Math.round((size * width) / 1200))
  return {
    title: set(36),
    subtitle: set(21),
    name: set(20),
    label: set(18),
    small: set(17),
    pad: Math.round((40 * width) / 1200),
    weight: Math.max(1, (1.4 * width) / 1200),
    bar: Math.max(14, (20 * width) / 1200),
  }
}

/** The sizes of the pages: wide, between, and for a phone. */
export function pageScale(width: number): TypeScale {
  const common = { name: 15, small: smallestText, weight: 1, bar: 20 }
  if (width >= 1000) return { ...common, title: 28, subtitle: 15, label: 14, pad: 32 }
  if (width >= 560) return { ...common, title: 24, subtitle: 14, label: smallestText, pad: 24 }
  return { ...common, title: 21, subtitle: smallestText, label: smallestText, pad: 16 }
}

import { textWidth, type Face } from "@/lib/charts/picture/text-width"

export type TextBox = { text: string; size: number; left: number; right: number; top: number; bottom: number }

/**
 * Parses a picture as XML; needs a DOM (`@vitest-environment jsdom`).
 *
 * @throws Error when it is not well-formed
 */
export function parseSvg(svg: string): Element {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement
  if (root.tagName !== "svg") throw new Error(`not well-formed: ${root.textContent}`)
  return root
}

/** Every line of text that is drawn, with the rectangle that its letters fill. */
export function textBoxes(root: Element): TextBox[] {
  return [...root.querySelectorAll("text")].map((element) => {
    const text = element.textContent
    const number = (name: string) => Number(element.getAttribute(name))
    const isStrong = element.getAttribute("font-weight") === "600"
    const face: Face = element.hasAttribute("font-family") ? "serif" : isStrong ? "sansStrong" : "sans"
    const size = number("font-size")
    const width = textWidth(text, face, size)
    const anchor = element.getAttribute("text-anchor") ?? "start"
    const left = number("x") - { start: 0, middle: width / 2, end: width }[anchor]!
    return {
      text,
      size,
      left,
      right: left + width,
      top: number("y") - 0.7 * size,
      bottom: number("y") + 0.2 * size,
    }
  })
}

/** Every point that a shape names, with what names it. Patterns have coordinates of their own. */
export function shapePoints(root: Element): { x: number; y: number; of: string }[] {
  return [...root.querySelectorAll("rect, line, circle, path")]
    .filter((element) => element.closest("defs") === null)
    .flatMap((element) => {
      const number = (name: string) => Number(element.getAttribute(name) ?? 0)
      const of = element.outerHTML.slice(0, 160)
      switch (element.tagName) {
        case "rect":
          return [
            { x: number("x"), y: number("y"), of },
            { x: number("x") + number("width"), y: number("y") + number("height"), of },
          ]
        case "line":
          return [
            { x: number("x1"), y: number("y1"), of },
            { x: number("x2"), y: number("y2"), of },
          ]
        case "circle":
          return [
            { x: number("cx") - number("r"), y: number("cy") - number("r"), of },
            { x: number("cx") + number("r"), y: number("cy") + number("r"), of },
          ]
        default:
          return pathPoints(element.getAttribute("d")!).map((point) => ({ ...point, of }))
      }
    })
}

/** Our paths know M, L and Z only, each with absolute places. */
function pathPoints(d: string): { x: number; y: number }[] {
  if (/[^MLZ\d\s,.e-]/.test(d)) throw new Error(`a path with other commands: ${d.slice(0, 80)}`)
  const numbers = (d.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g) ?? []).map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, n) => ({
    x: numbers[2 * n]!,
    y: numbers[2 * n + 1]!,
  }))
}

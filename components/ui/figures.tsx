import { Fragment } from "react"

const small = "⁰¹²³⁴⁵⁶⁷⁸⁹"

/**
 * Text in which powers are set as raised figures of the face itself. The typeface has only some of the small
 * digits Unicode knows, so "10²⁵" would mix two faces.
 */
export function Figures({ children }: { children: string }) {
  return children
    .split(/([⁻⁰¹²³⁴-⁹]+)/)
    .map((part, index) =>
      index % 2 === 0 ? (
        <Fragment key={index}>{part}</Fragment>
      ) : (
        <sup key={index}>
          {part.replace(/⁻/, "−").replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(small.indexOf(digit)))}
        </sup>
      ),
    )
}

import { Fragment } from "react"
import { Figures } from "@/components/ui/figures"
import { figuresIn } from "@/lib/figure-words"
import type { NumberKey } from "@/lib/number-key"
import { OpenNumber } from "./open-number"

/**
 * A sentence whose figures all say one number with its doubt: from the first to the last it is one control, and each
 * figure in it is underlined. A sentence without a figure stays plain.
 */
export function OpenFigures({
  of,
  known,
  children: text,
}: {
  of: NumberKey
  known?: string | null
  children: string
}) {
  const figures = figuresIn(text)
  const [first] = figures
  const last = figures.at(-1)
  if (!first || !last) return <Figures>{text}</Figures>
  return (
    <>
      <Figures>{text.slice(0, first.from)}</Figures>
      <OpenNumber of={of} known={known}>
        {figures.map(({ from, to }, index) => (
          <Fragment key={from}>
            {index > 0 && <Figures>{text.slice(figures[index - 1]!.to, from)}</Figures>}
            <span className="number-figure">
              <Figures>{text.slice(from, to)}</Figures>
            </span>
          </Fragment>
        ))}
      </OpenNumber>
      <Figures>{text.slice(last.to)}</Figures>
    </>
  )
}

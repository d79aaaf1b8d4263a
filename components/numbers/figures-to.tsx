import { Fragment, type ReactNode } from "react"
import { Figures } from "@/components/ui/figures"
import { figuresIn } from "@/lib/figure-words"

/** A sentence with everything from its first figure to its last, each underlined, handed to `link`. */
export function aroundFigures(text: string, link: (between: ReactNode) => ReactNode): ReactNode {
  const figures = figuresIn(text)
  const [first] = figures
  const last = figures.at(-1)
  if (!first || !last) return <Figures>{text}</Figures>
  return (
    <>
      <Figures>{text.slice(0, first.from)}</Figures>
      {link(
        figures.map(({ from, to }, index) => (
          <Fragment key={from}>
            {index > 0 && <Figures>{text.slice(figures[index - 1]!.to, from)}</Figures>}
            <span className="number-figure">
              <Figures>{text.slice(from, to)}</Figures>
            </span>
          </Fragment>
        )),
      )}
      <Figures>{text.slice(last.to)}</Figures>
    </>
  )
}

/** A sentence whose figures lead to a page of their own, in the look of a number: those of a rule to the rule. */
export function FiguresTo({ href, children }: { href: string; children: string }) {
  return aroundFigures(children, (figures) => (
    <a href={href} className="number">
      {figures}
    </a>
  ))
}

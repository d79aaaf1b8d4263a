import { Fragment } from "react"
import { OpenFigures } from "@/components/numbers/open-figures"
import { Figures } from "@/components/ui/figures"
import type { Piece } from "@/lib/compare-words"

/** A sentence in pieces: what is a number opens, the words around it stay plain. */
export function Pieces({ of, known }: { of: readonly Piece[]; known: string | null }) {
  return of.map((piece, index) => (
    <Fragment key={index}>
      {piece.of === null ? (
        <Figures>{piece.text}</Figures>
      ) : (
        <OpenFigures of={piece.of} known={known}>
          {piece.text}
        </OpenFigures>
      )}
    </Fragment>
  ))
}

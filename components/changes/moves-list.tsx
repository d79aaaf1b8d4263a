import { OpenNumber } from "@/components/numbers/open-number"
import {
  hasMovedMedian,
  intervalMoveWords,
  isOfMedian,
  movesSentence,
  setWords,
  sideWords,
  withUnit,
} from "@/lib/changes-words"
import type { FirmMove, Moves, RunwayMove } from "@/lib/contracts/changes"
import { routes } from "@/lib/routes"

/** Firms of which a list of entries tells; the rest stand on the entry's own page. */
const mostFirms = 5

/**
 * How a data version moved the estimates: a sentence, then each firm's runways from what to what.
 *
 * @param firm of whom alone it is told
 * @param more in a list: where the rest is told of which no median moved, or that is too long for a list
 */
export function MovesList({
  moves,
  firm = null,
  more = null,
}: {
  moves: Moves
  firm?: string | null
  more?: string | null
}) {
  const all = moves.status === "known" ? moves.firms : []
  const shown = more === null || firm !== null ? all : all.filter(hasMovedMedian).slice(0, mostFirms)
  const isCut =
    shown.length < all.length ||
    (more !== null && firm === null && shown.some(({ runways }) => !runways.every(isOfMedian)))
  return (
    <div className="mt-3 border-l-2 border-hairline pl-3">
      <p className="text-15">
        {movesSentence(moves, firm)}
        {isCut && more !== null && (
          <>
            {" "}
            <a href={`${more}#estimates`} className="text-13">
              every runway
            </a>
          </>
        )}
      </p>
      {shown.length > 0 && (
        <ul className="mt-1 space-y-1">
          {shown.map((one) => (
            <FirmLines
              key={one.firm}
              move={
                more === null || firm !== null ? one : { ...one, runways: one.runways.filter(isOfMedian) }
              }
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function FirmLines({ move }: { move: FirmMove }) {
  const { firm, name, href, runways } = move
  return (
    <li>
      <p className="text-15">
        <a href={routes.company(firm)} className="font-medium">
          {name}
        </a>
        {href !== null && (
          <>
            {" "}
            <a href={href} rel="nofollow" className="text-13">
              what moved it
            </a>
          </>
        )}
      </p>
      <ul>
        {runways.map((runway) => (
          <RunwayLine key={runway.key} move={move} runway={runway} />
        ))}
      </ul>
    </li>
  )
}

function RunwayLine({ move: { firm, href }, runway }: { move: FirmMove; runway: RunwayMove }) {
  const { key, before, after, isStanding } = runway
  const [workload, set] = key.split(".") as ["training" | "inference", "own" | "all"]
  const [was, is] = [sideWords(before), sideWords(after)]
  const interval = intervalMoveWords(runway)
  const figure = (words: string, isOfToday: boolean) => {
    if (isOfToday) return <OpenNumber of={{ of: "runway", firm, workload, set }}>{words}</OpenNumber>
    return href === null ? (
      words
    ) : (
      <a href={href} rel="nofollow" className="number">
        {words}
      </a>
    )
  }
  return (
    <li className="text-15">
      <span className="text-13 text-muted">{setWords[key]}:</span>{" "}
      {was === is ? (
        <>
          {figure(withUnit(is), isStanding)}
          {after !== null && ", as before"}
        </>
      ) : (
        <>
          {figure(was, false)}
          <span aria-hidden="true"> → </span>
          <span className="sr-only">, now </span>
          {figure(withUnit(is), isStanding)}
        </>
      )}
      {interval !== null && (
        <span className="text-13 text-muted">
          {" "}
          ({interval}
          {after?.grade === "strained" && "; strained, for orientation only"})
        </span>
      )}
    </li>
  )
}

import { OpenNumber } from "@/components/numbers/open-number"
import { intervalMoveWords, movesSentence, setWords, sideWords, withUnit } from "@/lib/changes-words"
import type { FirmMove, Moves, RunwayMove } from "@/lib/contracts/changes"
import { routes } from "@/lib/routes"

/** How a data version moved the estimates: a sentence, then each firm's runways from what to what. */
export function MovesList({ moves, firm = null }: { moves: Moves; firm?: string | null }) {
  const firms = moves.status === "known" ? moves.firms : []
  return (
    <div className="mt-3 border-l-2 border-hairline pl-3">
      <p className="text-15">{movesSentence(moves, firm)}</p>
      {firms.length > 0 && (
        <ul className="mt-1 space-y-2">
          {firms.map((one) => (
            <FirmLines key={one.firm} move={one} />
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

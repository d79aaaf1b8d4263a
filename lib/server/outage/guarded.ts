import "server-only"
import { isLost } from "../db/is-lost"
import { databaseLost, refusalOf } from "../refusal-of"
import { lostOrBroken } from "./lost-or-broken"
import { isKnownLost, onLost } from "./outage"
import { noteRequestFault } from "./request-fault"
import { isWatching } from "./watching"

/**
 * Asks the database for something, unless it is known to be out of reach, and does not wait for an answer any longer
 * than until that is known. What a fault is stands with the request that met it.
 *
 * @param tooLate is given what comes all the same when nobody waits for it any more
 */
export async function guarded<T>(ask: () => Promise<T>, tooLate: (result: T) => void = () => {}): Promise<T> {
  if (isKnownLost() && !isWatching()) throw noted(databaseLost())
  return untilLost(ask, tooLate)
}

/** The same for what must be asked in any case, because it gives something back: a transaction's end. */
export async function untilLost<T>(
  ask: () => Promise<T>,
  tooLate: (result: T) => void = () => {},
): Promise<T> {
  if (isWatching()) return ask()
  let isGivenUp = false
  let forget = (): void => {}
  const lost = new Promise<never>((_, reject) => {
    forget = onLost(() => {
      isGivenUp = true
      reject(databaseLost())
    })
  })
  const answer = ask()
  answer.then(
    (result) => isGivenUp && tooLate(result),
    () => {},
  )
  try {
    return await Promise.race([answer, lost])
  } catch (error) {
    if (!isGivenUp && isLost(error)) void lostOrBroken()
    throw noted(error)
  } finally {
    forget()
  }
}

function noted<E>(error: E): E {
  const refusal = refusalOf(error)
  if (refusal) noteRequestFault(refusal)
  return error
}

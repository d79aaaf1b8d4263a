import "server-only"
import { giveWay } from "../analyses/give-way"
import { contradictionsToWorkOut, workOutContradictions } from "../queries/contradictions"
import { onRecord } from "./on-record"

/** Works out what hangs on each contradiction before a reader asks, where that was not done yet. */
export async function workOutTruths(): Promise<void> {
  await giveWay()
  const missing = await contradictionsToWorkOut()
  await onRecord("truths", missing.length, async (done) => {
    for (const [at, id] of missing.entries()) {
      await workOutContradictions(undefined, id)
      await done(at + 1)
    }
  })
}

import { expect, test } from "vitest"
import { listRuns } from "@/lib/server/jobs/job-runs"
import { workOutTruths } from "@/lib/server/jobs/work-out-truths"
import { useFreshDatabase } from "@/tests/setup/database"

useFreshDatabase({ withData: true })

test("contradictions are counted that were not worked out yet, and none a second time", async () => {
  await workOutTruths()
  const [first] = await listRuns(5, "truths")
  expect(first).toMatchObject({ done: first!.total, failed: 0, error: null })
  expect(first!.total).toBeGreaterThan(0)
  await workOutTruths()
  expect(await listRuns(5, "truths")).toHaveLength(1)
}, 300_000)

import { setImmediate } from "node:timers/promises"
import { expect, test } from "vitest"
import { pieceStream } from "@/lib/server/piece-stream"

function* endless(made: { count: number; isEnded: boolean }): Generator<string> {
  try {
    for (;;) yield `${(made.count += 1)}\n`
  } finally {
    made.isEnded = true
  }
}

test("pieces are made as the reader takes them, and none after the reader went away", async () => {
  const made = { count: 0, isEnded: false }
  const reader = pieceStream(endless(made)).getReader()
  await reader.read()
  await reader.cancel()
  const { count } = made
  expect(made.isEnded).toBe(true)
  await setImmediate()
  expect(made.count).toBe(count)
})

test("others have their turn between two pieces", async () => {
  const reader = pieceStream(endless({ count: 0, isEnded: false })).getReader()
  let turns = 0
  const other = (async () => {
    for (let at = 0; at < 5; at += 1) {
      await setImmediate()
      turns += 1
    }
  })()
  for (let at = 0; at < 8; at += 1) await reader.read()
  expect(turns).toBeGreaterThan(2)
  await other
  await reader.cancel()
})

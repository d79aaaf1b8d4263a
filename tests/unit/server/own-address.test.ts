import { afterEach, expect, test, vi } from "vitest"
import { ownAddress } from "@/lib/server/own-address"

afterEach(() => vi.unstubAllEnvs())

test.each([
  ["", "http://127.0.0.1:3001/api"],
  ["0.0.0.0", "http://127.0.0.1:3001/api"],
  ["::", "http://127.0.0.1:3001/api"],
  ["10.0.0.11", "http://10.0.0.11:3001/api"],
  ["fd00::11", "http://[fd00::11]:3001/api"],
  ["web-1.internal", "http://web-1.internal:3001/api"],
])("a server that listens at %j asks itself at %s", (host, address) => {
  vi.stubEnv("CHIP_RUNWAY_LISTENS_AT", host)
  vi.stubEnv("PORT", "3001")
  expect(ownAddress("/api")).toBe(address)
})

import { expect, test } from "vitest"
import { clientAddressOf } from "@/lib/server/auth/client-address"

/** Of a request that a proxy of ours passed on, which says that it came from `hop`. */
const countedBy = (hop: string) => clientAddressOf({ peer: "127.0.0.1", forwardedFor: hop, proxies: 1 })

test.each([
  ["198.51.100.4:51234", "198.51.100.4"],
  ["198.51.100.4:51235", "198.51.100.4"],
  ["[2001:db8:1:2::9]:51234", "2001:db8:1:2::/64"],
  ["[2001:db8:1:2::9]", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["::ffff:198.51.100.4", "198.51.100.4"],
  ["[::ffff:198.51.100.4]:51234", "198.51.100.4"],
])("%s, as a proxy writes it, counts as %s, whichever port it came from", (hop, address) => {
  expect(countedBy(hop)).toBe(address)
})

test.each([
  "client-17",
  "198.51.100.4.7",
  "198.51.100.400",
  "198.51.100.4:port",
  "[2001:db8::",
  "_hidden",
  "1",
])("%s is no address: all such count as one", (hop) => {
  expect(countedBy(hop)).toBe("unknown")
})

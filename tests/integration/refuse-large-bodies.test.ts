import { once } from "node:events"
import { createServer, type ServerResponse } from "node:http"
import { connect, type AddressInfo, type Socket } from "node:net"
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest"
import { acceptLink } from "@/lib/server/auth/accept-link"
import { makeAccountLink } from "@/lib/server/auth/account-links"
import { signIn } from "@/lib/server/auth/sign-in"
import { db } from "@/lib/server/db/client"
import { bodyRefusal, refuseLargeBodies } from "@/lib/server/refuse-large-bodies"
import { useFreshDatabase } from "../setup/database"
import { browser } from "../setup/request"

vi.mock("next/headers", async () => (await import("../setup/request")).nextHeaders)
useFreshDatabase()

const kilobyte = 1024
const megabyte = 1024 * kilobyte
/** Cookies as a browser sends them that was signed in, and as anybody can write them. */
const cookies = { signedIn: "", invented: "chip-runway.session_token=abc", forged: "", none: "" }

let server: ReturnType<typeof createServer>
/** Requests that reached what is behind, which answers when it is told to. */
let reached: ServerResponse[] = []
let sockets: Socket[] = []

beforeAll(async () => {
  const link = await db().$transaction((tx) =>
    makeAccountLink(tx, {
      purpose: "invitation",
      email: "owner@example.org",
      role: "editor",
      createdById: null,
    }),
  )
  await acceptLink({
    token: link.pathname.split("/").at(-1)!,
    name: "Owner",
    password: "seventeen quiet lanterns",
  })
  await signIn({ email: "owner@example.org", password: "seventeen quiet lanterns" })
  cookies.signedIn = `theme=dark; ${browser.headers.get("cookie")}`
  cookies.forged = cookies.signedIn.replace(/(session_token=)./, "$1!")
  process.env.TRUSTED_PROXIES = "1"
  refuseLargeBodies()
  server = createServer((request, response) => {
    request.resume()
    reached.push(response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
})
afterEach(async () => {
  await leave(sockets)
  sockets = []
  reached = []
})
afterAll(async () => {
  delete process.env.TRUSTED_PROXIES
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Announces a body and sends none of it. */
async function announce(
  path: string,
  bytes: number,
  { cookie = "", address = "203.0.113.1" } = {},
): Promise<string> {
  const before = reached.length
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
  sockets.push(socket)
  let answer = ""
  socket.on("data", (part) => (answer += String(part))).on("error", () => {})
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: site\r\nX-Forwarded-For: ${address}\r\n` +
      `${cookie === "" ? "" : `Cookie: ${cookie}\r\n`}Content-Length: ${bytes}\r\n\r\n`,
  )
  await vi.waitFor(() => expect(answer !== "" || reached.length > before).toBe(true), { interval: 5 })
  return answer === "" ? "taken" : answer
}

async function leave(those: readonly Socket[]): Promise<void> {
  await Promise.all(
    those.map(async (socket) => {
      if (socket.closed) return
      socket.destroy()
      await once(socket, "close")
    }),
  )
  await vi.waitFor(async () => {
    const open = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
    expect(open).toBe(0)
  })
}

test.for([
  ["POST", "/api/v1/snapshots", megabyte, "none"],
  ["PUT", "/api/v1/records/source/x?a=b", megabyte, "none"],
  ["POST", "/admin/login", 64 * kilobyte, "none"],
  ["POST", "/admin/sources/x", 64 * kilobyte, "invented"],
  ["POST", "/admin/sources/x", 2 * megabyte, "signedIn"],
  ["POST", "/admin/import", 64 * kilobyte, "invented"],
  ["POST", "/admin/import", 64 * kilobyte, "forged"],
  ["POST", "/admin/import?x=1", 25 * megabyte, "signedIn"],
  ["POST", "/admin/imports", 2 * megabyte, "signedIn"],
  ["POST", "/admin/import/../login", 2 * megabyte, "signedIn"],
  ["GET", "/companies/baidu", 65_536, "signedIn"],
] as const)("%s %s takes %i bytes and not one more (%s)", ([method, url, most, who]) => {
  const asked = (length: number) =>
    bodyRefusal({ method, url, headers: { "content-length": String(length), cookie: cookies[who] } })
  expect(asked(most)).toBeNull()
  expect(asked(most + 1)?.status).toBe(413)
})

test("where cookies go by https alone, so does the one that is looked for", () => {
  const headers = {
    "content-length": String(megabyte),
    cookie: cookies.signedIn.replace("chip-runway.session", "__Secure-chip-runway.session"),
  }
  const asked = () => bodyRefusal({ method: "POST", url: "/admin/import", headers })
  expect(asked()?.status).toBe(413)
  vi.stubEnv("SITE_URL", "https://example.org")
  try {
    expect(asked()).toBeNull()
  } finally {
    vi.unstubAllEnvs()
  }
})

test("a body without a length is taken by the API alone, which counts it", () => {
  const headers = { "transfer-encoding": "chunked" }
  expect(bodyRefusal({ method: "POST", url: "/api/v1/snapshots", headers })).toBeNull()
  expect(bodyRefusal({ method: "POST", url: "/admin/import", headers })?.status).toBe(411)
  expect(bodyRefusal({ method: "GET", url: "/api/v1/snapshots", headers })?.status).toBe(411)
  expect(bodyRefusal({ method: "POST", url: "/api/../admin/import", headers })?.status).toBe(411)
})

test("what has no body is not asked about it", () => {
  expect(bodyRefusal({ method: "GET", url: "/", headers: {} })).toBeNull()
  expect(bodyRefusal({ method: "POST", url: "/admin/login", headers: {} })).toBeNull()
})

test("two files are taken in at once; the third is to come again, and may when one has left", async () => {
  const upload = () => announce("/admin/import", 24 * megabyte, { cookie: cookies.signedIn })
  expect([await upload(), await upload()]).toEqual(["taken", "taken"])
  expect(await upload()).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: \d+/i)
  // Neither a form nor a reader waits for them.
  expect(await announce("/admin/sources/x", megabyte, { cookie: cookies.signedIn })).toBe("taken")
  expect(await announce("/admin/login", 60 * kilobyte)).toBe("taken")
  await leave(sockets)
  expect(await upload()).toBe("taken")
})

test("what strangers send has an end, and one address an end before the others'; editors have room of their own", async () => {
  const send = (address: string) => announce("/api/v1/snapshots", megabyte, { address })
  const first = []
  for (let sent = 0; sent < 9; sent += 1) first.push(await send("203.0.113.1"))
  expect(first.slice(0, 8)).toEqual(Array(8).fill("taken"))
  expect(first.at(-1)).toMatch(/^HTTP\/1\.1 503 /)
  expect(await send("203.0.113.2")).toBe("taken")
  let answer = "taken"
  for (let other = 3; other < 60 && answer === "taken"; other += 1) answer = await send(`203.0.113.${other}`)
  expect(answer).toMatch(/^HTTP\/1\.1 503 /)
  expect(await announce("/admin/sources/x", megabyte, { cookie: cookies.signedIn })).toBe("taken")
  // To sign in, nobody has to wait.
  expect(await announce("/admin/login", 2 * kilobyte)).toBe("taken")
})

test("who sends several requests at once and leaves gives back the room of all", async () => {
  const body = "x".repeat(megabyte)
  const one = `POST /api/v1/snapshots HTTP/1.1\r\nHost: site\r\nContent-Length: ${megabyte}\r\n\r\n${body}`
  for (let round = 0; round < 4; round += 1) {
    const before = reached.length
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
    sockets.push(socket)
    socket.on("error", () => {})
    socket.write(one.repeat(3))
    await vi.waitFor(() => expect(reached.length).toBe(before + 3), { interval: 5 })
    await leave(sockets)
  }
  expect(reached.length).toBe(12)
})

import "server-only"
import { Server, type IncomingMessage } from "node:http"
import { isIPv4, isIPv6 } from "node:net"
import { env } from "../env"
import { internalSecret } from "../internal-secret"

/** Tells better-auth the address that `clientAddress` found. */
export const addressHeader = "x-chip-runway-client"

/** Holds the address of the socket, with the secret of this process before it. */
const peerHeader = "x-chip-runway-peer"

const holder = globalThis as typeof globalThis & { chipRunwaySeesPeers?: true }

/**
 * Notes on each request from which address its connection came. Next gives pages no socket, and takes over an
 * `x-forwarded-for` that the client wrote itself. The note carries this process's secret, so that a client
 * cannot write it. Called once when the server starts; the prototype reaches the server that listens already.
 */
export function notePeerAddresses(): void {
  if (holder.chipRunwaySeesPeers) return
  holder.chipRunwaySeesPeers = true
  const { emit } = Server.prototype
  Server.prototype.emit = function (this: Server, event: string | symbol, ...values: unknown[]) {
    if (event === "request") {
      const request = values[0] as IncomingMessage
      request.headers[peerHeader] = `${internalSecret()} ${request.socket.remoteAddress ?? ""}`
    }
    return Reflect.apply(emit, this, [event, ...values]) as boolean
  }
}

/**
 * The address that failures are counted by. With TRUSTED_PROXIES = n the n last hops are ours, and the address
 * before them is what the outermost one saw; anything further left was written by the client. An IPv6
 * address stands for its /64, which one customer owns whole.
 *
 * @returns "unknown" where nothing trustworthy says
 */
export function clientAddress(headers: Headers): string {
  const [secret, peer = ""] = (headers.get(peerHeader) ?? "").split(" ")
  const forwardedFor = headers.get("x-forwarded-for") ?? ""
  const proxies = env().TRUSTED_PROXIES
  return clientAddressOf({ peer: secret === internalSecret() ? peer : "", forwardedFor, proxies })
}

/** The same of a connection's own address and of what the request says of its way. */
export function clientAddressOf({
  peer,
  forwardedFor,
  proxies,
}: {
  peer: string
  forwardedFor: string
  /** TRUSTED_PROXIES: settings are read anew at each question, which is too dear for each request. */
  proxies: number
}): string {
  const hops = peer === "" ? [] : [peer]
  if (proxies > 0) {
    const forwarded = forwardedFor.split(",").map((hop) => hop.trim())
    hops.unshift(...forwarded.filter((hop) => hop !== ""))
  }
  return networkOf(hops.at(-1 - proxies) ?? hops[0] ?? "")
}

/** Whether a connection comes from this machine itself. */
export function isOfThisMachine(peer: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(peer)
}

/**
 * By what an address is counted.
 *
 * @param hop as a socket or a proxy names it: some proxies add the port, which is another one for each connection
 * @returns "unknown" for what is no address
 */
export function networkOf(hop: string): string {
  const [, ofV6, ofV4] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop) ?? []
  const address = (ofV6 ?? ofV4 ?? hop).replace(/^::ffff:(?=\d+\.)/i, "")
  if (isIPv4(address)) return address
  if (!isIPv6(address)) return "unknown"
  const [head = "", tail] = address.split("%")[0]!.toLowerCase().split("::")
  const before = head === "" ? [] : head.split(":")
  const after = tail === undefined || tail === "" ? [] : tail.split(":")
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":")}::/64`
}

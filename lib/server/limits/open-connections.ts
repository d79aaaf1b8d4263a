import "server-only"
import { readFileSync } from "node:fs"
import type { Socket } from "node:net"
import { isOfThisMachine, networkOf } from "../auth/client-address"
import { logWarning } from "../log"

/** Of one address at a time: a school's, whose pupils' browsers open six connections each. */
const mostOfOneAddress = 2000
/** Of all addresses; some 100 MB where they say nothing. */
const mostOfAll = 20_000

/** How many connections a server may hold, so that files and the database can still be opened beside them. */
export function mostConnections(openFiles = openFilesLimit()): number {
  return Math.min(mostOfAll, Math.floor((openFiles ?? Infinity) * 0.75))
}

/** How many files and connections this process may hold open; null where the system does not say. */
function openFilesLimit(): number | null {
  try {
    // Node has raised it as far as it may when it started.
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? []
    return soft === undefined ? null : Number(soft)
  } catch {
    return null
  }
}

/** Counts the connections of each address, save those of this machine: behind a proxy that nobody named, all come from it. */
export class OpenConnections {
  readonly #of = new Map<string, number>()
  readonly #most: number
  #toldAt = -Infinity

  /** @param mostTogether of all addresses; one has a quarter of them at most */
  constructor(mostTogether: number) {
    this.#most = Math.min(mostOfOneAddress, Math.floor(mostTogether / 4))
  }

  /** Counts a connection until it is shut, unless its address has as many as one may. */
  isOneTooMany(socket: Pick<Socket, "remoteAddress" | "once">): boolean {
    const peer = socket.remoteAddress ?? ""
    if (peer === "" || isOfThisMachine(peer)) return false
    const address = networkOf(peer)
    const open = this.#of.get(address) ?? 0
    if (open >= this.#most) {
      this.#tell()
      return true
    }
    this.#of.set(address, open + 1)
    socket.once("close", () => {
      const left = (this.#of.get(address) ?? 1) - 1
      if (left > 0) this.#of.set(address, left)
      else this.#of.delete(address)
    })
    return false
  }

  /** Once a minute: whoever opens thousands would fill the log as well. */
  #tell(): void {
    if (performance.now() - this.#toldAt < 60_000) return
    this.#toldAt = performance.now()
    logWarning(
      `An address holds ${this.#most} connections, the most that one may; what it opens beyond is shut. If it is a proxy of yours, set TRUSTED_PROXIES.`,
      "limiting connections",
    )
  }
}

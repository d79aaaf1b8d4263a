import { connect, createServer, type AddressInfo, type Socket } from "node:net"

/** A way to a PostgreSQL server that can be cut off as networks do it: nothing is closed, and nothing comes any more. */
export type SilentProxy = {
  /** The server's address by this way. */
  url: string
  /** From now on nothing passes, and who comes anew hears nothing. */
  fallSilent: () => void
  /** Who comes anew is let through; what fell silent stays so. */
  letNewThrough: () => void
  /** Ends every connection, as a server that dies does. */
  cut: () => void
  close: () => Promise<void>
}

export async function silentProxy(server: string): Promise<SilentProxy> {
  const target = new URL(server)
  let isSilent = false
  const sockets = new Set<Socket>()
  const passing = new Set<Socket[]>()
  const kept = (socket: Socket) => {
    sockets.add(socket)
    socket.on("error", () => {})
    socket.on("close", () => sockets.delete(socket))
    return socket
  }
  const proxy = createServer((near) => {
    kept(near)
    if (isSilent) return
    const far = kept(connect(Number(target.port), target.hostname))
    const pair = [near, far]
    passing.add(pair)
    near.pipe(far)
    far.pipe(near)
    // An end is passed on at once, unless nothing passes any more.
    const end = () => {
      if (passing.delete(pair)) pair.forEach((socket) => socket.destroy())
    }
    near.on("close", end)
    far.on("close", end)
  })
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve))
  const address = new URL(server)
  address.port = String((proxy.address() as AddressInfo).port)
  return {
    url: address.href,
    fallSilent() {
      isSilent = true
      for (const pair of passing) {
        for (const socket of pair) socket.unpipe()
        for (const socket of pair) socket.pause()
      }
      passing.clear()
    },
    letNewThrough() {
      isSilent = false
    },
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      const closed = new Promise((resolve) => proxy.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

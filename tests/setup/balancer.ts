import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http"
import type { AddressInfo } from "node:net"

type Instance = { port: number; isReady: boolean; served: number; unheard: number }

export type Balancer = {
  url: string
  /** Takes these instances in, and asks them whether they are ready before they get anything. */
  use: (ports: readonly number[]) => Promise<void>
  /** Those that said they are ready when they were last asked. */
  ready: () => number[]
  /** How many requests each instance was given. */
  served: () => Record<number, number>
  stop: () => Promise<void>
}

const askEveryMs = 250
/** Questions without an answer after which an instance gets nothing more. */
const mostUnheard = 3
const idempotent: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE"])

/**
 * What stands before several instances: requests go to them in turn, to those that say they are ready. A request
 * whose connection was refused, and so reached nobody, goes to the next if it may be sent twice.
 */
export async function startBalancer(): Promise<Balancer> {
  let instances: Instance[] = []
  let turn = 0
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const server = createServer((incoming, outgoing) => hand(incoming, outgoing, new Set()))

  function next(tried: ReadonlySet<Instance>): Instance | null {
    const open = instances.filter((one) => one.isReady && !tried.has(one))
    return open[(turn += 1) % open.length] ?? null
  }

  function hand(incoming: IncomingMessage, outgoing: ServerResponse, tried: Set<Instance>): void {
    const instance = next(tried)
    if (instance === null) {
      outgoing.writeHead(502, { "content-type": "text/plain" }).end("no instance is ready\n")
      return
    }
    instance.served += 1
    const { method = "GET", url: path, headers } = incoming
    const onward = request(
      { host: "127.0.0.1", port: instance.port, method, path, headers, agent },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(outgoing)
        answer.on("error", () => outgoing.destroy())
      },
    )
    onward.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") instance.isReady = false
      if (outgoing.headersSent) outgoing.destroy()
      else if (error.code === "ECONNREFUSED" && idempotent.has(method) && !incoming.readableDidRead)
        hand(incoming, outgoing, new Set([...tried, instance]))
      else outgoing.writeHead(502, { "content-type": "text/plain" }).end(`${error.code}\n`)
    })
    // Nothing of a body is read before there is somebody to give it to.
    onward.on("socket", (socket) => {
      if (socket.connecting) socket.once("connect", () => incoming.pipe(onward))
      else incoming.pipe(onward)
    })
  }

  const asking = setInterval(() => void Promise.all(instances.map(look)), askEveryMs)
  const url = await listen(server)
  return {
    url,
    use: async (ports) => {
      instances = ports.map(
        (port) =>
          instances.find((one) => one.port === port) ?? { port, isReady: false, served: 0, unheard: 0 },
      )
      await Promise.all(instances.map(look))
    },
    ready: () => instances.filter(({ isReady }) => isReady).map(({ port }) => port),
    served: () => Object.fromEntries(instances.map(({ port, served }) => [port, served])),
    stop: async () => {
      clearInterval(asking)
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function look(instance: Instance): Promise<void> {
  const signal = AbortSignal.timeout(3000)
  try {
    const answer = await fetch(`http://127.0.0.1:${instance.port}/api/health/ready`, { signal })
    await answer.arrayBuffer()
    instance.isReady = answer.ok
    instance.unheard = 0
  } catch {
    // Once late is no end: it may have much to do.
    instance.unheard += 1
    if (instance.unheard >= mostUnheard) instance.isReady = false
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

import { connect } from "node:net"

/** What came back for the last request of a connection. */
export type Answer = {
  /** 0: the connection was closed without an answer. */
  status: number
  /** Names in small letters. */
  headers: Record<string, string>
  /** The beginning of the body, as text. */
  text: string
  bytes: number
  ms: number
  isLate: boolean
}

const mostText = 400_000

/**
 * Sends bytes over a connection of their own and reads until the server has answered or closes. `isHalf`: our side
 * ends after them, as when somebody leaves.
 */
export function exchange(
  at: { host: string; port: number },
  wire: Buffer,
  { isHalf, isHead, limitMs }: { isHalf: boolean; isHead: boolean; limitMs: number },
): Promise<Answer> {
  const begun = performance.now()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    let kept = 0
    let isDone = false
    const socket = connect(at.port, at.host)
    const done = (isLate: boolean) => {
      if (isDone) return
      isDone = true
      clearTimeout(timer)
      socket.destroy()
      resolve({ ...lastAnswer(Buffer.concat(chunks)), bytes, ms: performance.now() - begun, isLate })
    }
    const timer = setTimeout(() => done(true), limitMs)
    socket.on("connect", () => (isHalf ? socket.end(wire) : socket.write(wire)))
    socket.on("data", (chunk) => {
      bytes += chunk.length
      if (kept < mostText) {
        chunks.push(chunk)
        kept += chunk.length
      }
      // A server that keeps the connection open has said how long its answer is.
      if (kept < mostText && isWhole(Buffer.concat(chunks), isHead)) done(false)
    })
    socket.on("error", () => done(false))
    socket.on("close", () => done(false))
  })
}

const separator = Buffer.from("\r\n\r\n")

/** Whether an answer that does not close its connection is all there; true at most for answers with a length. */
function isWhole(bytes: Buffer, isHead: boolean): boolean {
  const end = bytes.indexOf(separator)
  if (end < 0) return false
  const head = bytes.subarray(0, end).toString("latin1")
  if (/^connection: close/im.test(head) || /^HTTP\/1\.\d 1\d\d/.test(head)) return false
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (isHead || /^HTTP\/1\.\d (?:204|304)/.test(head)) return true
  return length !== undefined && bytes.length >= end + separator.length + Number(length)
}

/** The last answer on a connection, after those to pipelined requests and "100 Continue". */
export function lastAnswer(bytes: Buffer): Pick<Answer, "status" | "headers" | "text"> {
  const starts = [...bytes.toString("latin1").matchAll(/(?:^|\r\n\r\n|[}\n])(HTTP\/1\.\d (\d{3}))/g)]
  const last = starts.at(-1)
  if (last === undefined) return { status: 0, headers: {}, text: bytes.toString("utf8") }
  const start = last.index + last[0].length - last[1]!.length
  const end = bytes.indexOf(separator, start)
  const head = bytes.subarray(start, end < 0 ? bytes.length : end).toString("latin1")
  const headers: Record<string, string> = {}
  for (const line of head.split("\r\n").slice(1)) {
    const colon = line.indexOf(":")
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim()
  }
  const text = end < 0 ? "" : bytes.subarray(end + separator.length).toString("utf8")
  return { status: Number(last[2]), headers, text }
}

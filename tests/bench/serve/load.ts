import { execFile } from "node:child_process"
import { promisify } from "node:util"

const run = promisify(execFile)

/** Requests a second that a server answers over kept-alive connections. Throws where an answer is not as it should be. */
export async function requestsPerSecond(
  wrk: string,
  url: string,
  { seconds, connections, isCompressed }: { seconds: number; connections: number; isCompressed: boolean },
): Promise<number> {
  const encoding = isCompressed ? ["-H", "Accept-Encoding: gzip"] : []
  const args = ["-t2", `-c${connections}`, `-d${seconds}s`, ...encoding, url]
  const { stdout } = await run(wrk, args)
  const wrong = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)
  if (wrong) throw new Error(`${wrong[1]} answers of ${url} were errors`)
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]
  if (rate === undefined) throw new Error(`wrk said nothing of ${url}:\n${stdout}`)
  return Number(rate)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

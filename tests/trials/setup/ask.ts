/** What a request came back with. */
export type Answer = { status: number; headers: Headers; text: string; ms: number }

/** Asks, without following where an answer leads. Status 0: no answer, `text` says why. */
export async function ask(url: string, init: RequestInit = {}, mostMs = 60_000): Promise<Answer> {
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  try {
    const signal = AbortSignal.timeout(mostMs)
    const answer = await fetch(url, { redirect: "manual", signal, ...init })
    return { status: answer.status, headers: answer.headers, text: await answer.text(), ms: ms() }
  } catch (error) {
    const { cause, message } = error as Error
    const text = cause instanceof Error ? `${message}: ${cause.message}` : message
    return { status: 0, headers: new Headers(), text, ms: ms() }
  }
}

/** The headers that a browser asks for a page with. */
export const asBrowser = { accept: "text/html,application/xhtml+xml" }

/** "503, retry after 10 s, 12 ms" */
export function told({ status, headers, ms }: Answer): string {
  const again = headers.get("retry-after")
  const stale = headers.get("x-data-stale-since")
  return [
    String(status),
    again === null ? null : `retry after ${again} s`,
    stale === null ? null : "says since when it is stale",
    `${ms} ms`,
  ]
    .filter((part) => part !== null)
    .join(", ")
}

export type Counts = { answers: Record<string, number>; longestMs: number }

/** Asks for the addresses in turn on some connections until it is stopped, and counts what comes back. */
export function keepAsking(
  urls: readonly string[],
  connections: number,
  nameOf: (answer: Answer) => string = ({ status }) => String(status),
): { stop: () => Promise<Counts>; soFar: () => Counts; restart: () => Counts } {
  let counts: Counts = { answers: {}, longestMs: 0 }
  let isOn = true
  const one = async (begin: number) => {
    for (let at = begin; isOn; at += 1) {
      const answer = await ask(urls[at % urls.length]!, { headers: asBrowser })
      const name = nameOf(answer)
      counts.answers[name] = (counts.answers[name] ?? 0) + 1
      counts.longestMs = Math.max(counts.longestMs, answer.ms)
    }
  }
  const all = Array.from({ length: connections }, (_, index) => one(index))
  return {
    soFar: () => counts,
    restart: () => {
      const before = counts
      counts = { answers: {}, longestMs: 0 }
      return before
    },
    stop: async () => {
      isOn = false
      await Promise.all(all)
      return counts
    },
  }
}

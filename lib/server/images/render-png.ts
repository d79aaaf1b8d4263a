import "server-only"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { Picture } from "@/lib/charts/picture/draw-picture"
import { AppError } from "@/lib/server/errors"
import { OneByOne } from "@/lib/server/one-by-one"
import { observe } from "@/lib/server/watch/observe"

/** How many pictures may wait for the thread; at a tenth of a second each, the last waits a few seconds. */
const mostWaiting = 32
/** More than a card for fine screens has. A long table takes a second, so that few may wait before it. */
const large = { pixels: 3_200_000, mostBefore: 4 }
/** A picture takes a tenth of a second; a thread that takes longer than this hangs, and is ended. */
const patienceMs = 20_000

/** Paths from where the server is started, which is the project's root, as for its data. */
const thread = ["lib", "server", "images", "png-worker.mjs"]
const fonts = [
  "IBMPlexSans-400.ttf",
  "IBMPlexSans-600.ttf",
  "SourceSerif4-600.ttf",
  "NotoSansSC-400-subset.ttf",
]

type Answer = { png: Uint8Array } | { problem: string }

// On globalThis, because the server has more than one copy of this module; one thread is enough for all.
const holder = globalThis as typeof globalThis & {
  chipRunwayPngThread?: { queue: OneByOne; worker: Worker | null }
}

/**
 * A picture as a PNG, the same bytes for the same picture on every machine. The fonts are our own: nothing of the
 * system's is used. `scale` 2 is for fine screens.
 *
 * @throws AppError busy when too many pictures wait already
 */
export async function renderPng(picture: Picture, { scale }: { scale: number }): Promise<Uint8Array> {
  const pngs = (holder.chipRunwayPngThread ??= { queue: new OneByOne(mostWaiting), worker: null })
  const isLarge = picture.width * picture.height * scale * scale > large.pixels
  const rendered = pngs.queue.run(
    async () => {
      pngs.worker ??= startThread((ended) => {
        if (pngs.worker === ended) pngs.worker = null
      })
      const { worker } = pngs
      return observe("picture", { width: picture.width, height: picture.height, scale }, () =>
        ask(worker, { svg: picture.svg, scale }),
      )
    },
    isLarge ? large.mostBefore : mostWaiting,
  )
  if (!rendered) {
    throw new AppError("busy", "Many pictures are being drawn just now. Try again in a few seconds.")
  }
  return rendered
}

/** The thread does not keep the process alive; `onEnd` is called when it is gone, for whatever reason. */
function startThread(onEnd: (worker: Worker) => void): Worker {
  const root = process.cwd()
  const path = join(/* turbopackIgnore: true */ root, ...thread)
  const worker = new Worker(/* turbopackIgnore: true */ path, {
    workerData: {
      fonts: fonts.map((name) => join(/* turbopackIgnore: true */ root, "assets", "fonts", name)),
    },
  })
  worker.on("exit", () => onEnd(worker))
  worker.on("error", () => onEnd(worker))
  worker.unref()
  return worker
}

function ask(worker: Worker, job: { svg: string; scale: number }): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off("message", onMessage)
      worker.off("error", onError)
      worker.off("exit", onExit)
      worker.unref()
      act()
    }
    const onMessage = (answer: Answer) =>
      settle(() =>
        "png" in answer ? resolve(answer.png) : reject(new Error(`not a picture: ${answer.problem}`)),
      )
    const onError = (error: Error) => settle(() => reject(error))
    const onExit = () => settle(() => reject(new Error("the thread that draws pictures ended")))
    const timer = setTimeout(() => void worker.terminate(), patienceMs)
    worker.on("message", onMessage)
    worker.on("error", onError)
    worker.on("exit", onExit)
    // While somebody waits, it does.
    worker.ref()
    worker.postMessage(job)
  })
}

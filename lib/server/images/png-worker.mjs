import { initWasm, Resvg } from "@resvg/resvg-wasm"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { parentPort, workerData } from "node:worker_threads"

/**
 * A thread that turns SVG into PNG, one at a time, so that the server answers others meanwhile. It is started from
 * its file, so it is plain JavaScript and knows nothing of the rest.
 *
 * It is given { svg, scale } and answers { png } or { problem }.
 */
const require = createRequire(import.meta.url)
const ready = initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")))
const fontBuffers = workerData.fonts.map((path) => new Uint8Array(readFileSync(path)))

parentPort.on("message", async ({ svg, scale }) => {
  let resvg, image
  try {
    await ready
    resvg = new Resvg(svg, {
      fitTo: { mode: "zoom", value: scale },
      font: {
        fontBuffers,
        loadSystemFonts: false,
        defaultFontFamily: "IBM Plex Sans",
        sansSerifFamily: "IBM Plex Sans",
        serifFamily: "Source Serif 4",
      },
    })
    image = resvg.render()
    const png = image.asPng()
    parentPort.postMessage({ png }, [png.buffer])
  } catch (error) {
    // What broke inside may have left it in any state: the thread ends with this, and another is started.
    if (error instanceof WebAssembly.RuntimeError) throw error
    parentPort.postMessage({ problem: String(error) })
  } finally {
    image?.free()
    resvg?.free()
  }
})

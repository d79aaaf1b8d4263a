import { drawPicture } from "@/lib/charts/picture/draw-picture"
import { lightPalette } from "@/lib/charts/picture/palettes"
import { openDocument } from "@/lib/charts/document-migrations"
import { renderPng } from "@/lib/server/images/render-png"
import { documentSamples } from "../setup/document-samples"

// How long a link's picture takes, 1200 by 630, once the thread that draws is warm: drawn and rendered anew each time,
// nothing is kept. The charts are the frozen samples. Beside each, the same against an empty picture of that size, which
// is what the PNG itself costs.

const rounds = 15
const target = 300

async function median(make: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    await make()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!
}

const foot = { source: "Chip Runway", link: "chips.example", note: null }
const options = {
  width: 1200,
  height: 630,
  palette: lightPalette,
  foot,
  hasHeading: true,
  background: true,
  idPrefix: "bench",
}

const empty = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="#fff"/></svg>',
  width: 1200,
  height: 630,
}
// The first picture starts the thread and reads the fonts.
await renderPng(empty, { scale: 1 })
const nothing = await median(() => renderPng(empty, { scale: 1 }))
console.log(`${"an empty picture".padEnd(26)} ${nothing.toFixed(0).padStart(5)} ms`)
let slowest = 0
for (const { name, bytes } of documentSamples()) {
  const opened = openDocument(JSON.parse(new TextDecoder().decode(bytes)))
  if (opened.status !== "ok") throw new Error(`the sample ${name} does not open`)
  const took = await median(() => renderPng(drawPicture(opened.document.figure, options), { scale: 1 }))
  slowest = Math.max(slowest, took)
  console.log(`${name.padEnd(26)} ${took.toFixed(0).padStart(5)} ms  ${(took / nothing).toFixed(1)} times`)
}
console.log(`slowest ${slowest.toFixed(0)} ms, wanted below ${target} ms`)

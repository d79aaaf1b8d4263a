import { execFile } from "node:child_process"
import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { describe, expect, test } from "vitest"
import { drawPicture, type Picture } from "@/lib/charts/picture/draw-picture"
import { renderPng } from "@/lib/server/images/render-png"
import { cardOptions, darkCard } from "../factories/cards"
import { boardFigure } from "../factories/figures"
import { pngPixels } from "../setup/png-pixels"

function card({ title, background = true }: { title?: string; background?: boolean } = {}): Picture {
  const figure = boardFigure()
  return drawPicture({ ...figure, title: title ?? figure.title }, { ...cardOptions, background })
}

const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

test.for([
  { scale: 0.5, width: 600, height: 315 },
  { scale: 1, width: 1200, height: 630 },
  { scale: 2, width: 2400, height: 1260 },
])("a card at scale $scale is a PNG of $width by $height", async ({ scale, width, height }) => {
  const png = await renderPng(card(), { scale })
  expect(pngPixels(png)).toMatchObject({ width, height })
})

describe("text is drawn with our own fonts", () => {
  const inkIn = async (title: string) => {
    const { width, at } = pngPixels(await renderPng(card({ title }), { scale: 1 }))
    let ink = 0
    for (let y = 30; y < 90; y++) for (let x = 0; x < width; x++) if (at(x, y)[0] < 128) ink++
    return ink
  }

  test("in Latin and in Chinese, unlike a title of one point", async () => {
    const none = await inkIn(".")
    expect(await inkIn("Chips")).toBeGreaterThan(none + 300)
    expect(await inkIn("百度的芯片")).toBeGreaterThan(none + 300)
  })

  test("a Chinese character that is missing would be a box: two are not the same", async () => {
    const [one, other] = await Promise.all(
      ["龙", "快"].map((title) => renderPng(card({ title }), { scale: 1 })),
    )
    expect(hash(one!)).not.toBe(hash(other!))
  })
})

test("without a background the corner is clear, with one it is paper", async () => {
  expect(pngPixels(await renderPng(card({ background: false }), { scale: 1 })).at(0, 0)[3]).toBe(0)
  expect(pngPixels(await renderPng(card(), { scale: 1 })).at(0, 0)).toEqual([0xfb, 0xfa, 0xf7, 255])
})

test("two processes give the same bytes", async () => {
  const run = promisify(execFile)
  const program = ["--conditions=react-server", "--import=tsx", "tests/setup/print-png-hash.ts"]
  const { stdout } = await run(process.execPath, program)
  expect(stdout).toBe(hash(await renderPng(darkCard(), { scale: 1 })))
})

test("what is no picture is refused, and the next is drawn all the same", async () => {
  await expect(renderPng({ svg: "<svg", width: 1, height: 1 }, { scale: 1 })).rejects.toThrow("not a picture")
  expect(pngPixels(await renderPng(card(), { scale: 1 })).width).toBe(1200)
})

test("when very many wait, the next is told that the server is busy; those that wait get theirs", async () => {
  const small = { svg: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', width: 9, height: 9 }
  const asked = await Promise.allSettled(Array.from({ length: 60 }, () => renderPng(small, { scale: 1 })))
  const refused = asked.filter((one) => one.status === "rejected")
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(30)
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "busy", status: 503 })
  expect(pngPixels(await renderPng(small, { scale: 1 }))).toMatchObject({ width: 9, height: 9 })
})

test("of very large pictures few wait at once, and a card finds its turn behind them", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000"/>'
  const ask = () => renderPng({ svg, width: 2000, height: 2000 }, { scale: 1 })
  const asked = Array.from({ length: 20 }, ask)
  const behind = renderPng(card(), { scale: 1 })
  const refused = (await Promise.allSettled(asked)).filter((one) => one.status === "rejected")
  expect(refused).toHaveLength(15)
  for (const { reason } of refused) expect(reason).toMatchObject({ code: "busy" })
  expect(pngPixels(await behind).width).toBe(1200)
})

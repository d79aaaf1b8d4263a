import "server-only"
import type { Picture } from "@/lib/charts/picture/draw-picture"
import { AppError } from "@/lib/server/errors"
import { renderPng } from "@/lib/server/images/render-png"
import { BoundedCache } from "./bounded-cache"

/** The most that one picture may have: a long table as a PNG would fill the memory of server and reader. */
export const mostPixels = 16_000_000

type Png = Uint8Array<ArrayBuffer>

const most = { entries: 400, bytes: 32_000_000, bytesOf: (png: Png) => png.byteLength }

// On globalThis for the same reason as the database: the server has more than one copy of this module.
const holder = globalThis as typeof globalThis & { chipRunwayPngs?: BoundedCache<Png> }

/**
 * A picture as a PNG, which takes far longer than drawing it: kept under its key, and rendered once for all who ask
 * at the same time.
 *
 * @throws AppError too-large beyond `mostPixels`
 */
export async function renderedPng(key: string, draw: () => Picture, scale: number): Promise<Png> {
  holder.chipRunwayPngs ??= new BoundedCache<Png>(most)
  return holder.chipRunwayPngs.get(key, async () => {
    const picture = draw()
    if (picture.width * picture.height * scale * scale > mostPixels) {
      throw new AppError(
        "too-large",
        `As a PNG this would have more than ${mostPixels / 1e6} million pixels. Take the SVG, or size=card.`,
      )
    }
    return new Uint8Array(await renderPng(picture, { scale }))
  })
}

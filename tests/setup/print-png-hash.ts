import { createHash } from "node:crypto"
import { renderPng } from "@/lib/server/images/render-png"
import { darkCard } from "../factories/cards"

/** Another process of its own: prints the hash of a card's PNG. */
void renderPng(darkCard(), { scale: 1 }).then((png) => {
  process.stdout.write(createHash("sha256").update(png).digest("hex"))
})

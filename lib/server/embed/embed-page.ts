import "server-only"
import { html, trustedHtml, type Html } from "@/lib/html"
import type { EmbedLook } from "./embed-look"
import { embedStyle } from "./embed-style"
import { heightScript } from "./height-script"

/**
 * The document around what an embed says: nothing is loaded from anywhere. Style and script stand in it to the
 * letter, because the policy names them by their hashes.
 */
export function embedPage({
  title,
  canonical,
  look,
  body,
}: {
  title: string
  /** Where a search engine finds the chart itself; null: nowhere. */
  canonical: string | null
  look: EmbedLook
  body: Html
}): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Chip Runway</title>
        ${canonical !== null && html`<link rel="canonical" href="${canonical}" /> `}
        ${trustedHtml(`<style>${embedStyle(look)}</style>`)}
      </head>
      <body>
        ${body} ${trustedHtml(`<script>${heightScript}</script>`)}
      </body>
    </html> `.markup
}

/** What stands in somebody's article where no chart can: one sentence, and the way to the site. */
export function embedNote(sentence: string, look: EmbedLook): string {
  return embedPage({
    title: "No chart here",
    canonical: null,
    look,
    body: html`<main>
        <h1>No chart here</h1>
        <p class="answer">${sentence}</p>
      </main>
      <footer>
        <span>How long the chips last</span> <a href="/" target="_blank" rel="noopener">Chip Runway</a>
      </footer>`,
  })
}

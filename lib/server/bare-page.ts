import "server-only"
import { createHash } from "node:crypto"
import { darkTokens, lightTokens } from "@/lib/charts/picture/palettes"
import { html, trustedHtml, type Html } from "@/lib/html"

const colors = ({ paper, ink, muted }: typeof lightTokens) => `--paper:${paper};--ink:${ink};--muted:${muted}`

/** In the site's colours and in faces that the reader's system has: the page loads nothing. */
const style = [
  `:root{color-scheme:light dark;${colors(lightTokens)}}`,
  `@media(prefers-color-scheme:dark){:root{${colors(darkTokens)}}}`,
  "body{max-width:40rem;margin:0 auto;padding:1rem;background:var(--paper);color:var(--ink)",
  ";font:17px/1.5 'IBM Plex Sans',Arial,'PingFang SC','Noto Sans CJK SC',sans-serif}",
  "header{padding-bottom:.75rem;border-bottom:1px solid var(--ink)}",
  "header a,h1{font-family:'Source Serif 4',Georgia,'Times New Roman',serif;font-weight:600}",
  "header a{font-size:1.25rem;text-decoration:none}h1{margin:2.5rem 0 .5rem;font-size:1.6rem;line-height:1.2}",
  "p{margin:.75rem 0}a{color:inherit;text-decoration-color:var(--muted);text-underline-offset:.2em}",
].join("")

/** Nothing but its own few lines of style: the page is the same whatever else fails. */
export const barePagePolicy =
  `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

/** A page that is made without Next, the database or a file: what is said where nothing else can be. */
export function barePage(title: string, paragraphs: readonly Html[]): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Chip Runway</title>
        ${trustedHtml(`<style>${style}</style>`)}
      </head>
      <body>
        <header><a href="/">Chip Runway</a></header>
        <main>
          <h1>${title}</h1>
          ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
        </main>
      </body>
    </html> `.markup
}

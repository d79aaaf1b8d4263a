import "server-only"
import { createHash } from "node:crypto"
import type { ServerResponse } from "node:http"
import { countWords } from "@/lib/format"
import { html, trustedHtml } from "@/lib/html"
import type { RefusalForm } from "./doors"

const style =
  ":root{color-scheme:light dark}body{max-width:34rem;margin:3rem auto;padding:0 1rem;font:17px/1.5 system-ui,sans-serif}"
const styleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`

/** Answers whom a door has refused, in the form in which that door answers. */
export function refuse(response: ServerResponse, form: RefusalForm, seconds: number): void {
  const sentence = `You have asked for more than one address may at a time. Try again in ${waitWords(seconds)}.`
  response.statusCode = 429
  response.setHeader("retry-after", seconds)
  response.setHeader("cache-control", "no-store")
  switch (form) {
    case "problem": {
      response.setHeader("content-type", "application/problem+json")
      // Programs on other people's pages are told why, as they are told everything else here.
      response.setHeader("access-control-allow-origin", "*")
      response.setHeader("access-control-expose-headers", "retry-after")
      const problem = { type: "about:blank", title: "Too many requests", status: 429, detail: sentence }
      response.end(JSON.stringify(problem))
      return
    }
    case "page":
      response.setHeader("content-type", "text/html; charset=utf-8")
      response.setHeader(
        "content-security-policy",
        `default-src 'none'; style-src ${styleHash}; base-uri 'none'; form-action 'none'`,
      )
      response.end(page(sentence))
      return
    case "text":
      response.setHeader("content-type", "text/plain; charset=utf-8")
      response.end(`${sentence}\n`)
  }
}

function page(sentence: string): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>Too many requests · Chip Runway</title>
        ${trustedHtml(`<style>${style}</style>`)}
      </head>
      <body>
        <h1>Too many requests</h1>
        <p>${sentence}</p>
        <p>Pages that nobody has chosen anything on are not counted: <a href="/">the board</a>.</p>
      </body>
    </html> `.markup
}

function waitWords(seconds: number): string {
  return seconds === 1 ? "a second" : `${countWords(seconds)} seconds`
}

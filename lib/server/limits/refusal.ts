import "server-only"
import type { ServerResponse } from "node:http"
import { countWords } from "@/lib/format"
import { html } from "@/lib/html"
import { barePage, barePagePolicy } from "../bare-page"
import type { RefusalForm } from "./doors"

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
      response.setHeader("content-security-policy", barePagePolicy)
      response.end(
        barePage("Too many requests", [
          html`${sentence}`,
          html`Pages that nobody has chosen anything on are not counted: <a href="/">the board</a>.`,
        ]),
      )
      return
    case "text":
      response.setHeader("content-type", "text/plain; charset=utf-8")
      response.end(`${sentence}\n`)
  }
}

function waitWords(seconds: number): string {
  return seconds === 1 ? "a second" : `${countWords(seconds)} seconds`
}

import { html } from "./html"

/** The colours of an embed: fixed, or those of the page that it stands in. */
export const embedThemes = ["light", "dark", "auto"] as const
export type EmbedTheme = (typeof embedThemes)[number]

export type EmbedSnippet = {
  /** Full address of the embed. */
  src: string
  /** Names the frame for who does not see it. */
  title: string
  /** In pixels; as wide as its place where none is given. */
  width?: number
  /** In pixels, before the script has measured: `embedHeight`. */
  height: number
  /** With the script that keeps the frame as high as what is in it. */
  withScript: boolean
  /** Full address of that script. */
  scriptSrc: string
}

/** What somebody pastes into their page. Everything works without the script; the frame then keeps its height. */
export function embedSnippet({ src, title, width, height, withScript, scriptSrc }: EmbedSnippet): string {
  const attributes = [
    html`src="${src}"`,
    html`title="${title}"`,
    html`width="${width ?? "100%"}"`,
    html`height="${Math.ceil(height)}"`,
    html`loading="lazy"`,
    html`sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"`,
    html`style="border:0;${width ? "max-width" : "width"}:100%${schemeOf(src)}"`,
  ]
  // On one line: some editors make paragraphs of the others.
  const frame = `<iframe ${attributes.map(({ markup }) => markup).join(" ")}></iframe>`
  const script = html`<script async src="${scriptSrc}"></script>`
  return withScript ? `${frame}\n${script.markup}` : frame
}

/** The address of an embed in other colours; the usual ones are not said. */
export function inTheme(src: string, theme: EmbedTheme): string {
  const [address = "", query = ""] = src.split("?", 2)
  const params = query.split("&").filter((param) => param !== "" && !param.startsWith("theme="))
  if (theme !== "light") params.push(`theme=${theme}`)
  return params.length === 0 ? address : `${address}?${params.join("&")}`
}

/**
 * A frame whose colour scheme is another than its document's gets an opaque ground, so a fixed theme says its
 * scheme. One that follows its page inherits the page's.
 */
function schemeOf(src: string): string {
  const theme = themeOf(src)
  return theme === "auto" ? "" : `;color-scheme:${theme}`
}

function themeOf(src: string): EmbedTheme {
  const asked = new URLSearchParams(/\?([^#]*)/.exec(src)?.[1]).get("theme")
  return embedThemes.find((theme) => theme === asked) ?? "light"
}

import "server-only"
import { darkTokens, lightTokens } from "@/lib/charts/picture/palettes"
import { embedPadding, embedWidths } from "./embed-drawing"
import type { EmbedLook } from "./embed-look"

/** The style of an embed, in the document itself. */
export function embedStyle(look: EmbedLook): string {
  return [fonts, colors(look), layout, look.hasBackground ? fixedNames : "", switching()]
    .join("\n")
    .replace(/\n\s*/g, "\n")
    .trim()
}

/**
 * Faces of the reader's system: a frame in a sandbox may load none from us, and text stands at once. The bold one
 * is wider than ours, for which the drawings are set, and is taken a little smaller.
 */
const fonts = `
@font-face { font-family: 'Arial as set'; font-weight: 400; src: local('Arial'), local('ArialMT'), local('Liberation Sans'), local('Helvetica'); }
@font-face { font-family: 'Arial as set'; font-weight: 600 700; size-adjust: 96.5%; src: local('Arial Bold'), local('Arial-BoldMT'), local('Liberation Sans Bold'), local('Helvetica-Bold'); }
:root {
  --font-sans: 'IBM Plex Sans', 'Arial as set', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif;
  --font-serif: 'Source Serif 4', Georgia, 'Times New Roman', 'Songti SC', 'Noto Serif SC', serif;
}`

function colors({ theme, hasBackground }: EmbedLook): string {
  const variables = (tokens: Record<string, string>) =>
    Object.entries(tokens)
      .map(([name, color]) => `--${name}:${color}`)
      .join(";")
  const scheme = theme === "auto" ? "light dark" : theme
  const ground = hasBackground ? "var(--paper)" : "transparent"
  const first = variables(theme === "dark" ? darkTokens : lightTokens)
  return [
    `:root{color-scheme:${scheme};background:${ground};${first}}`,
    // In a frame this is the scheme of the page around it.
    ...(theme === "auto" ? [`@media (prefers-color-scheme:dark){:root{${variables(darkTokens)}}}`] : []),
    // Paper stays white when printed, whatever the screen shows.
    ...(theme === "light" ? [] : [`@media print{:root{color-scheme:light;${variables(lightTokens)}}}`]),
  ].join("\n")
}

const layout = `
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: ${embedPadding}px;
  color: var(--ink);
  font: 15px/1.467 var(--font-sans);
  font-variant-numeric: tabular-nums lining-nums;
  overflow-wrap: break-word;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
h1 { margin: 0; font: 600 21px/1.25 var(--font-serif); letter-spacing: -0.008em; text-wrap: balance; }
p { max-width: 68ch; margin: 0; text-wrap: pretty; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--training); outline-offset: 2px; }
sup { position: relative; top: -0.42em; font-size: 0.72em; line-height: 0; vertical-align: baseline; }
.notice {
  max-width: none;
  margin-bottom: 12px;
  padding: 8px 12px;
  border-left: 3px solid var(--case-by-case);
  background: color-mix(in srgb, var(--case-by-case) 12%, transparent);
}
.answer, .measure { margin-top: 4px; }
.measure { max-width: none; }
.measure, .words, details, footer { color: var(--muted); font-size: 13px; line-height: 1.4; }
.drawing { margin-top: 12px; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
.words, details, .scroll { margin-top: 8px; }
summary { display: inline-block; padding: 4px 0; cursor: pointer; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
.scroll { max-height: 384px; overflow: auto; }
table { border-collapse: collapse; color: var(--ink); font-size: 13px; line-height: 1.3; }
caption { padding-bottom: 4px; color: var(--muted); text-align: left; }
th, td { padding: 4px 16px 4px 0; border-bottom: 1px solid var(--hairline); font-weight: 400; text-align: left; vertical-align: top; }
thead th { font-weight: 600; vertical-align: bottom; }
.n { text-align: right; white-space: nowrap; }
footer { display: flex; flex-wrap: wrap; gap: 0 16px; justify-content: space-between; margin-top: 12px; padding-top: 8px; border-top: 1px solid var(--hairline); }
footer a { color: var(--ink); font-weight: 600; }
@media print { .scroll { max-height: none; overflow: visible; } }`

/** The names of a table's rows and columns stay while it scrolls; without a ground, what scrolls would show through. */
const fixedNames = `
th { position: sticky; left: 0; background: var(--paper); }
thead th { top: 0; }
thead th:first-child { z-index: 1; }
tbody th { max-width: 45vw; }`

/** Shows the drawing that was made for the frame's width, and leaves the others out, for ears as well. */
function switching(): string {
  return embedWidths
    .map(({ name, from, to }) => {
      const others = embedWidths.filter((other) => other.name !== name).map((other) => `.${other.name}`)
      const range = [
        ...(from === null ? [] : [`(min-width:${from}px)`]),
        ...(to === null ? [] : [`(max-width:${to - 0.02}px)`]),
      ]
      return `@media ${range.join(" and ")}{${others.join()}{display:none}}`
    })
    .join("\n")
}

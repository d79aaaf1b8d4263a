"use client"

import { useId, useState, type ReactNode } from "react"
import { CopyField } from "@/components/charts/share/copy-field"
import { embedSnippet, inTheme, type EmbedTheme } from "@/lib/embed-snippet"

type Figures = "frozen" | "live"

/**
 * A chart for somebody's own page, as a snippet to copy. Without scripts the usual snippet stands there, and what
 * to change in it.
 *
 * @param frozenSrc full address of the frozen chart's embed; null where the chart has not been frozen
 * @param liveSrc the same of the live chart; null where this site no longer has one
 * @param height in pixels, `embedHeight`
 */
export function EmbedSnippet({
  frozenSrc,
  liveSrc,
  title,
  height,
  scriptSrc,
}: {
  frozenSrc: string | null
  liveSrc: string | null
  title: string
  height: number
  scriptSrc: string
}) {
  const [figures, setFigures] = useState<Figures>(frozenSrc === null ? "live" : "frozen")
  const [theme, setTheme] = useState<EmbedTheme>("light")
  const [withScript, setWithScript] = useState(true)
  const hasBoth = frozenSrc !== null && liveSrc !== null
  const src = figures === "live" ? (liveSrc ?? frozenSrc) : (frozenSrc ?? liveSrc)
  if (src === null) return null
  return (
    <div className="space-y-2">
      <div className="space-y-1 text-13 noscript:hidden">
        {hasBoth && (
          <Choice
            name="Figures"
            options={[
              { value: "frozen", label: "frozen: these, for good" },
              { value: "live", label: "live: move with the data" },
            ]}
            chosen={figures}
            onChoose={setFigures}
          />
        )}
        <Choice
          name="Colours"
          options={[
            { value: "light", label: "light" },
            { value: "dark", label: "dark" },
            { value: "auto", label: "those of the page" },
          ]}
          chosen={theme}
          onChoose={setTheme}
        />
        <label className="flex w-fit items-center gap-1.5">
          <input
            type="checkbox"
            className="size-3.5 accent-ink"
            checked={withScript}
            onChange={(event) => setWithScript(event.target.checked)}
          />
          with a small script that fits the frame to the chart
        </label>
      </div>
      <CopyField
        label="Snippet for your page"
        value={embedSnippet({ src: inTheme(src, theme), title, height, withScript, scriptSrc })}
        rows={5}
      />
      <noscript>
        <p className="max-w-prose text-13 text-muted">
          {hasBoth && (
            <>
              For figures that move with the data, the address is <code className="break-all">{liveSrc}</code>
              .{" "}
            </>
          )}
          Its colours are <code>theme=light</code>, <code>theme=dark</code> or, as in the page around it,{" "}
          <code>theme=auto</code>. It also works without the script, at the height that stands there.
        </p>
      </noscript>
    </div>
  )
}

function Choice<Value extends string>({
  name,
  options,
  chosen,
  onChoose,
}: {
  name: string
  options: readonly { value: Value; label: ReactNode }[]
  chosen: Value
  onChoose: (value: Value) => void
}) {
  const group = useId()
  return (
    <fieldset className="flex flex-wrap items-baseline gap-x-4">
      <legend className="float-left mr-4 text-muted">{name}</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="flex items-center gap-1.5">
          <input
            type="radio"
            className="size-3.5 accent-ink"
            name={group}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

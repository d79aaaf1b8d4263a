import { formulaParts } from "@/lib/markdown/formula"

/** Formulas, one a line, in the text's serif with true sub- and superscripts; long ones scroll inside themselves. */
export function Formula({ text }: { text: string }) {
  return (
    <div
      className="my-4 overflow-x-auto border-l-2 border-ink py-1 pl-4"
      data-prose=""
      tabIndex={0}
      role="group"
      aria-label="Formula"
    >
      {text.split("\n").map((line, index) => {
        // Two or more spaces part a formula from its unit or its remark.
        const [formula = "", ...remarks] = line.split(/ {3,}/)
        return (
          <div key={index} className="flex gap-x-6 font-serif text-17 whitespace-nowrap">
            <span>
              {formulaParts(formula).map((part, at) =>
                part.kind === "base" ? (
                  part.text
                ) : part.kind === "sub" ? (
                  <sub key={at} className="text-[0.72em]">
                    {part.text}
                  </sub>
                ) : (
                  <sup key={at}>{part.text}</sup>
                ),
              )}
            </span>
            {remarks.length > 0 && <span className="font-sans text-13 text-muted">{remarks.join(" ")}</span>}
          </div>
        )
      })}
    </div>
  )
}

"use client"

import { useEffect, useId, useRef, useState } from "react"
import { createPortal } from "react-dom"
import { chartAddress, type FilesOf } from "@/lib/charts/chart-files"
import { CopyField } from "./copy-field"
import { FreezeButton } from "./freeze-button"
import type { FrozenChart } from "./freeze-chart"
import { FrozenLink } from "./frozen-link"
import { ShareChoice, type Which } from "./share-choice"
import type { ShareDialogProps } from "./share-link"
import { TakeAlong } from "./take-along"

/**
 * One choice, and what follows from it: the numbers as they stand, for good, or the chart that moves with the
 * data. Link, snippet, files and citation are those of the chosen one.
 */
export function ShareDialog({ shared, onClose }: ShareDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const name = useId()
  const [which, setWhich] = useState<Which>("frozen")
  const [frozen, setFrozen] = useState<{ chart: FrozenChart; isCopied: boolean } | null>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])

  const { origin } = window.location
  const of: FilesOf | null = which === "live" ? { spec: shared.spec } : frozen && { id: frozen.chart.id }
  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby={name}
      onClose={onClose}
      // A click beside the dialog reaches the dialog itself, one inside it an element of it.
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      className="share-dialog"
    >
      <div className="p-4 sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <div className="min-w-0">
            <h2 id={name} className="text-21">
              Share
            </h2>
            <p className="text-13 text-muted">{shared.title}</p>
          </div>
          <button
            type="button"
            onClick={() => dialog.current?.close()}
            className="cursor-pointer rounded-2 border border-hairline px-3 py-1 text-13 hover:bg-wash"
          >
            Close
          </button>
        </div>
        <ShareChoice which={which} onWhich={setWhich} />
        <div className="mt-4 space-y-2">
          {which === "live" ? (
            <CopyField
              key="live"
              label="Link to the live chart"
              value={origin + chartAddress({ spec: shared.spec })}
            />
          ) : frozen ? (
            <FrozenLink
              frozen={frozen.chart}
              isCopied={frozen.isCopied}
              shows={shared.dataVersion}
              origin={origin}
            />
          ) : (
            <FreezeButton
              spec={shared.spec}
              shows={shared.dataVersion}
              onFrozen={(chart, isCopied) => setFrozen({ chart, isCopied })}
            />
          )}
        </div>
        {of && (
          <TakeAlong
            of={of}
            shared={shared}
            frozen={which === "live" ? null : frozen && frozen.chart}
            origin={origin}
          />
        )}
      </div>
    </dialog>,
    document.body,
  )
}

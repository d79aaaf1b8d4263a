"use client"

import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ComponentType,
  type PointerEvent,
  type ReactNode,
} from "react"
import type { ChartModel, DrawingProps, ReadPoint } from "./drawing"
import { loadDrawing } from "./interactive/load-drawing"

type Loaded = { Drawing: ComponentType<DrawingProps<ChartModel>>; readPoint: ReadPoint<ChartModel> }

/** Scripts run or they do not: the answer is known once and never changes. */
const neverChanges = () => () => {}

/**
 * A chart that answers once a reader reaches for it: by pointer, finger or Tab key. Until then, and without
 * JavaScript, `children` is the whole chart. The interactive drawing covers the plot and nothing else; axes and
 * words are the static ones, so nothing can jump. A range input carries the keyboard and the screen reader: its
 * arrow keys walk the points and its value is the point's sentence.
 *
 * @param points how many points the chart has
 * @param label what the range input walks, for example "Training, month by month"
 */
export function Reach({
  model,
  id,
  points,
  label,
  className = "",
  children,
}: {
  model: ChartModel
  id: string
  points: number
  label: string
  className?: string
  children: ReactNode
}) {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [isDrawn, setIsDrawn] = useState(false)
  const isHydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const [point, setPoint] = useState<number | null>(null)
  const [walked, setWalked] = useState(0)
  const [width, setWidth] = useState(0)
  const asked = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  const showDrawn = useCallback(() => setIsDrawn(true), [])
  useEffect(() => {
    if (!loaded || !box.current) return
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [loaded])

  async function reach() {
    if (asked.current) return
    asked.current = true
    try {
      const drawing = await loadDrawing(model.kind)
      setLoaded(drawing)
    } catch {
      // Offline or a stale page: the static chart stays, the next touch tries again.
      asked.current = false
    }
  }

  function leave(event: PointerEvent) {
    // A finger that lifts "leaves" too; what it touched stays readable.
    if (event.pointerType === "mouse") setPoint(null)
  }

  const readout = loaded && point !== null ? loaded.readPoint(model, point, width) : null
  return (
    <div
      ref={box}
      className={`reach ${className}`}
      data-drawn={isDrawn || undefined}
      onPointerEnter={reach}
      onTouchStart={reach}
      onPointerDown={({ currentTarget, pointerType }) => (currentTarget.dataset.pointer = pointerType)}
      onPointerLeave={leave}
      onKeyDown={(event) => event.key === "Escape" && setPoint(null)}
    >
      {children}
      {loaded && width > 0 && (
        <div className="reach-live" aria-hidden="true">
          <loaded.Drawing
            model={model}
            id={id}
            width={width}
            point={point}
            onPoint={setPoint}
            onDrawn={showDrawn}
          />
          {readout && <ReadoutBox {...readout} />}
        </div>
      )}
      {isHydrated && points > 0 && (
        <input
          type="range"
          className="reach-range"
          aria-label={label}
          min={0}
          max={points - 1}
          value={walked}
          aria-valuetext={loaded ? loaded.readPoint(model, walked, width).sentence : label}
          onFocus={() => {
            void reach()
            setPoint(walked)
          }}
          onBlur={() => setPoint(null)}
          onChange={(event) => {
            setWalked(Number(event.target.value))
            setPoint(Number(event.target.value))
          }}
        />
      )}
    </div>
  )
}

/** The sentence of a point, beside it. It is moved by its own width, so it never leaves the plot. */
function ReadoutBox({
  x,
  y,
  sentence,
  placement,
}: {
  x: number
  y: number
  sentence: string
  placement: string
}) {
  const across = Math.min(1, Math.max(0, x))
  const down = placement === "above" ? "-100%" : "0"
  return (
    <div
      className="reach-readout"
      style={{ left: `${100 * across}%`, top: y, transform: `translate(${-100 * across}%, ${down})` }}
    >
      {sentence}
    </div>
  )
}

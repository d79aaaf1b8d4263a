import type { LabControl, LabStanding } from "@/lib/contracts/lab"
import { stepOf, trackSteps } from "./track-scale"

/**
 * The default's own distribution over the slider's track: how likely each value is, the range that holds nine draws
 * in ten, and the middle. It stays while a reader moves the ends.
 */
export function DensityStrip({
  track,
  standing,
}: {
  track: LabControl["track"]
  standing: LabStanding | null
}) {
  const { p5 = null, p50 = null, p95 = null, density = null } = standing ?? {}
  const at = (value: number) => (100 * stepOf(track, value)) / trackSteps
  return (
    <svg className="lab-strip" viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
      {density && <path d={outline(density)} className="lab-strip-density" />}
      {p5 !== null && p95 !== null && p95 > p5 && (
        <rect x={at(p5)} y="18.5" width={at(p95) - at(p5)} height="1.5" className="lab-strip-range" />
      )}
      {p50 !== null && <path d={`M${at(p50)} 3V20`} className="lab-strip-middle" />}
    </svg>
  )
}

function outline(density: readonly number[]): string {
  const width = 100 / density.length
  const points = density.map((height, index) => `L${(index + 0.5) * width} ${18 - (height * 15) / 100}`)
  return `M0 18${points.join("")}L100 18Z`
}

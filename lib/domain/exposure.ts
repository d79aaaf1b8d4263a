/**
 * What the law of a day makes of buying a part again, as a share of the stock is counted.
 *
 * - `denied`: a licence is needed and presumed denied, or the buyer is on the Entity List.
 * - `licence`: a licence is needed and may be granted (case by case, unpublished policy, revenue share).
 * - `licence or denied`: a licence is needed; whether it is presumed denied turns on what is not known.
 * - `notification`: after notice under the exception NAC.
 * - `free`: not controlled.
 * - `undetermined`: a figure or the state of the law is not known; never counted as free.
 * - `domestic`: Chinese-designed; lines of US law do not decide a purchase at home.
 */
export const exposureGroups = [
  "denied",
  "licence",
  "licence or denied",
  "notification",
  "free",
  "undetermined",
  "domestic",
] as const
export type ExposureGroup = (typeof exposureGroups)[number]

/** What a share is a share of: chips at work, what they could train, what they could serve. */
export const exposureMeasures = ["chips", "training", "inference"] as const
export type ExposureMeasure = (typeof exposureMeasures)[number]

/**
 * An order against the control of its parts.
 *
 * - `lost at the time`: part of it was still due when control began, and its time is over, or it was
 *   blocked or cancelled.
 * - `at risk`: part of it is still due, and its part is controlled on the day.
 * - `delivered before`: nothing was due any more when control began.
 * - `delivered all the same`: reported delivered, though its parts were controlled before its time was over.
 * - `not controlled`: no sale of its parts needed a licence within its time.
 * - `unknown`: its parts, its time, what became of it or the answer of the law is not known.
 */
export const orderRisks = [
  "lost at the time",
  "at risk",
  "delivered before",
  "delivered all the same",
  "not controlled",
  "unknown",
] as const
export type OrderRisk = (typeof orderRisks)[number]

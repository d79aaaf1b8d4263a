// What a run may ask for. A reader's question comes from a form, an address, a file or the API: whoever passes it on
// refuses by these numbers, and `simulate` refuses by them whatever was forgotten on the way.

/** Accepted draws of a run. At a million the sampling error of a share is 0.05 points: more shows nothing. */
export const maxDraws = 1_000_000

/** Months that a run looks ahead: fifty years. */
export const maxHorizonMonths = 600

/** Months before the as-of month that a run can keep of the stock: a hundred years. */
export const maxHistoryMonths = 1_200

/** Uncertain values of an input. A firm of today has under a hundred. */
export const maxVars = 5_000

/** Supply lines of an input. A firm of today has under a hundred. */
export const maxSupplyLines = 5_000

/** Rows of the base sample from which variance-based indices are computed; each is run once more for every var. */
export const maxSobolRows = 200_000

/** Numbers that a run may keep for its series over months: 8 bytes each, 480 MB in all. */
export const maxKeptNumbers = 60_000_000

/** Months that a chart of a reader's case can look ahead: twenty years. Its draws are kept month by month. */
export const maxChartHorizonMonths = 240

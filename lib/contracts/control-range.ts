// Apart from the schemas, because the browser needs the days and not zod.

/** The first day that pages answer for: just before the first letter. */
export const firstControlDay = "2022-08-01"
/** The last day that pages answer for: the end of the year after the records'. */
export const lastControlDay = "2027-12-31"

/** The first day that pages answer for; nothing on record is older than a few years before it. */
export const firstKnownDay = "2015-01-01"

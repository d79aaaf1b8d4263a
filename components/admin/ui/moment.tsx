/** A moment as "27 Nov 2026, 06:41 UTC": the same for everybody, so that two people can compare. */
export function Moment({ at }: { at: string }) {
  const [day = "", time = ""] = at.split("T")
  const [year, month, date] = day.split("-")
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {Number(date)} {names[Number(month) - 1]} {year}, {time.slice(0, 5)} UTC
    </time>
  )
}

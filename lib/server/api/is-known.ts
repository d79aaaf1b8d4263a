import "server-only"

/** Whether `If-None-Match` names a tag: then whoever asks has it already. A proxy that compresses makes tags weak. */
export function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  return (ifNoneMatch ?? "").split(",").some((one) => ["*", tag, `W/${tag}`].includes(one.trim()))
}

/** How an editor's lowering of a grade begins (lib/estimation/grade.ts): it then outweighs what the model found. */
const lowering = "Lowered by an editor:"

/**
 * The reason for which there is no number, of all that is said about a grade, to stand after a colon: "only 4% of
 * draws agree with what the firm is known to have trained and served: the inputs contradict it".
 *
 * @param why as the estimate gives it: what the model found, what counts most first, then an editor's lowering
 * @returns without a full stop; null where nothing is said
 */
export function reasonForNone(why: readonly string[]): string | null {
  const reason = why.find((one) => one.startsWith(lowering)) ?? why[0]
  if (reason === undefined) return null
  return `${reason[0]!.toLowerCase()}${reason.slice(1)}`.replace(/\.+$/, "")
}

/** As far as its test asks it; Next itself reads no types. */
export default class KeptPages {
  constructor(context: object)
  set(key: string, data: object | null, context: object): Promise<void>
  revalidateTag(tags: string[], durations: { expire: number }): Promise<void>
  get(key: string, context: object): Promise<{ value: { status?: number; html?: string } } | null>
}

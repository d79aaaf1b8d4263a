import { z } from "zod"

/** Ids are readable slugs, unique within a kind of record: `a800-2023-four-firms`. */
export const slugSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(
    /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/,
    "use lower-case letters and digits with single hyphens or dots between",
  )

/** Assumption ids name a model field and may carry capitals: `runFlop0.baidu.2026-11`. */
export const assumptionIdSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/, "use letters and digits with single hyphens or dots between")

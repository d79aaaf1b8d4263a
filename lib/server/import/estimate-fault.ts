import "server-only"
import type { RecordKind } from "@/lib/domain/record"

/** What would break an estimate, and in which record; `field` is the record's, or a path of the model input. */
export type EstimateFault = { kind: RecordKind; id: string; field: string | null; message: string }

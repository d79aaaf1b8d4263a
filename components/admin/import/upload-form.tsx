"use client"

import { AnswerNotice } from "@/components/admin/history/answer-notice"
import { useAct } from "@/components/admin/history/use-act"
import { noAnswer, type Act } from "@/lib/contracts/act-answer"
import { editableKinds } from "@/lib/forms/form"
import { kindWords } from "@/lib/forms/kind-words"
import { sentenceCase } from "@/lib/labels"

/** Picks a file and says what its rows are. */
export function UploadForm({ act, limits }: { act: Act; limits: string }) {
  const { answer, isPending, form } = useAct(act, noAnswer)
  return (
    <form {...form} className="mt-6 max-w-prose space-y-4">
      <AnswerNotice answer={answer} />
      <div>
        <label htmlFor="import-kind" className="block text-13 font-medium">
          What the rows are
        </label>
        <select
          id="import-kind"
          name="kind"
          defaultValue={answer.typed["kind"] ?? "order"}
          className="block rounded-2 border border-muted bg-raised px-2 py-1.5 text-15 text-ink"
        >
          {editableKinds.map((kind) => (
            <option key={kind} value={kind}>
              {sentenceCase(kindWords[kind].many)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="import-file" className="block text-13 font-medium">
          File
        </label>
        <input
          id="import-file"
          name="file"
          type="file"
          required
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          aria-describedby="import-file-hint"
          className="block w-full rounded-2 border border-muted bg-raised px-2 py-1.5 text-15"
        />
        <p id="import-file-hint" className="mt-0.5 text-13 text-muted">
          {limits}
        </p>
      </div>
      <button
        type="submit"
        aria-disabled={isPending}
        className="cursor-pointer rounded-2 border border-ink bg-ink px-4 py-1.5 text-paper aria-disabled:cursor-wait"
      >
        {isPending ? "Uploading …" : "Upload"}
      </button>
    </form>
  )
}

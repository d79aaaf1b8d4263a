import { isKnown } from "@/lib/server/api/is-known"
import { problemOfError, problemResponse } from "@/lib/server/api/problem"
import { fileStream } from "@/lib/server/dataset/file-stream"
import { openPackage } from "@/lib/server/dataset/open-package"
import { openToAll } from "@/lib/server/doors/door-response"

export const dynamic = "force-dynamic"

type Context = { params: Promise<{ file: string[] }> }

const types: Record<string, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  json: "application/json",
  md: "text/markdown; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  bib: "application/x-bibtex; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
}

/** /data/<file>: one file of the data set; `datapackage.json` names them all. `?bom=1` puts a mark before a CSV that spreadsheets want. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const path = (await params).file.join("/")
    const { facts, files, headers, tag } = await openPackage()
    const file = files.find((one) => one.path === path)
    if (!file) {
      const detail = `The data set has no such file. It has: ${files.map((one) => one.path).join(", ")}.`
      return problemResponse({ status: 404, detail, headers: openToAll })
    }
    const ending = path.split(".").at(-1) ?? ""
    const bom = ending === "csv" && new URL(request.url).searchParams.get("bom") === "1"
    const name = path.replaceAll("/", "-").replace(/\.(\w+)$/, `-v${facts.dataVersion}.$1`)
    const all = {
      ...openToAll,
      ...headers,
      etag: `"${tag}-${path.replaceAll(/[^A-Za-z0-9.]/g, "-")}${bom ? "-bom" : ""}"`,
      "content-type": types[ending] ?? "application/octet-stream",
      "content-disposition": `inline; filename="chip-runway-${name}"`,
      "x-content-type-options": "nosniff",
    }
    if (isKnown(request.headers.get("if-none-match"), all.etag)) {
      return new Response(null, { status: 304, headers: all })
    }
    return new Response(fileStream(file, bom), { headers: all })
  } catch (error) {
    return problemOfError(error, "answering with a file of the data set")
  }
}

import "server-only"
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { open, rename, stat } from "node:fs/promises"
import { dirname } from "node:path"
import { Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { AppError } from "../errors"

/**
 * Packs a file with gzip and reads the result back: it must unpack to the same bytes.
 *
 * @returns size and SHA-256 of the packed file
 * @throws Error where what was written does not read back
 */
export async function packFile(from: string, to: string): Promise<{ bytes: number; sha256: string }> {
  const [before, packed, after] = [hashing(), hashing(), hashing()]
  await pipeline(
    createReadStream(from),
    before.passing,
    createGzip({ level: 6 }),
    packed.passing,
    createWriteStream(to, { flags: "wx", mode: 0o600 }),
  )
  await onDisk(to)
  await pipeline(createReadStream(to), createGunzip(), after.passing, nowhere)
  if (before.digest() !== after.digest()) throw new Error(`${to} does not unpack to what was packed`)
  return { bytes: (await stat(to)).size, sha256: packed.digest() }
}

/**
 * Unpacks a file, or copies one that is not packed.
 *
 * @param to where none is yet
 * @throws AppError where it cannot be read or is cut short
 */
export async function unpackFile(from: string, to: string): Promise<void> {
  try {
    const isPacked = await beginsWith(from, [0x1f, 0x8b])
    const out = createWriteStream(to, { flags: "wx", mode: 0o600 })
    if (isPacked) await pipeline(createReadStream(from), createGunzip(), out)
    else await pipeline(createReadStream(from), out)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === "ENOENT") throw new AppError("not-found", `There is no file ${from}.`, { cause })
    if (code?.startsWith("Z_")) {
      throw new AppError("invalid-data", `${from} is cut short or damaged: it does not unpack (${code}).`, {
        cause,
      })
    }
    throw cause
  }
}

/** Gives a whole file its name, in one step that survives a loss of power. */
export async function putInPlace(from: string, to: string): Promise<void> {
  await onDisk(from)
  await rename(from, to)
  await onDisk(dirname(to))
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, "r")
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function beginsWith(path: string, bytes: readonly number[]): Promise<boolean> {
  const file = await open(path, "r")
  try {
    const { buffer } = await file.read(Buffer.alloc(bytes.length), 0, bytes.length, 0)
    return bytes.every((byte, at) => buffer[at] === byte)
  } finally {
    await file.close()
  }
}

function hashing() {
  const hash = createHash("sha256")
  const passing = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { passing, digest: () => hash.digest("hex") }
}

async function nowhere(stream: AsyncIterable<Buffer>): Promise<void> {
  // Its bytes have been counted before they come here.
  for await (const chunk of stream) void chunk
}

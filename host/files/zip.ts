/**
 * Unpacks a ZIP that may be hostile: sizes are counted while unpacking and never taken from its
 * headers, and nothing is ever written to a disk.
 */
import { crc32 } from 'node:zlib'
import type { Readable } from 'node:stream'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'

const megabyte = 1024 * 1024

/** Many times what 1,169 real documents needed. */
export const zipLimits = {
  fileBytes: 100 * megabyte,
  entries: 5_000,
  partBytes: 100 * megabyte,
  totalBytes: 300 * megabyte,
  /** Unpacked to packed; below the floor a text of repeated lines may well be packed tighter. */
  ratio: 200,
  ratioFloorBytes: 20 * megabyte,
} as const

export type ZipLimits = { readonly [Key in keyof typeof zipLimits]: number }

const damaged = (what: string) =>
  refused(`文件损坏：${what}。请换用备份，或向发来文件的人再要一份。`)

/** The parts by name, in the order of the file; only those that are wanted. */
export async function unzip(
  bytes: Uint8Array,
  limits: ZipLimits = zipLimits,
  isWanted: (name: string) => boolean = () => true,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  if (bytes.length > limits.fileBytes) return refused(tooLarge)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(buffer, { lazyEntries: true, strictFileNames: true })
  } catch {
    return damaged('它不是内刊文件，或者没有传完整')
  }
  if (zip.entryCount > limits.entries) return refused(tooLarge)
  try {
    return await readParts(zip, limits, isWanted)
  } catch (error) {
    // What yauzl and zlib throw of a broken archive are errors of the archive.
    if (error instanceof Error && !(error instanceof TypeError)) return damaged('压缩包读不出来')
    throw error
  }
}

const tooLarge = '文件太大或压缩得反常，为安全起见没有打开。它可能不是内刊文件，请核对来源。'

async function readParts(
  zip: ZipFile,
  limits: ZipLimits,
  isWanted: (name: string) => boolean,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const parts = new Map<string, Uint8Array>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    if (!isWanted(entry.fileName)) continue
    if (parts.has(entry.fileName)) return damaged(`里面有两个“${entry.fileName}”`)
    const left = Math.min(limits.partBytes, limits.totalBytes - total)
    const allowed = Math.max(limits.ratioFloorBytes, entry.compressedSize * limits.ratio)
    const part = await readPart(zip, entry, Math.min(left, allowed))
    if (part === null) return refused(tooLarge)
    if (crc32(part) !== entry.crc32) return damaged(`“${entry.fileName}”的校验和不符`)
    total += part.length
    parts.set(entry.fileName, part)
  }
  return done(parts)
}

/** The unpacked part; null as soon as it is longer than allowed. */
async function readPart(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Uint8Array | null> {
  const stream: Readable = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) {
      stream.destroy()
      return null
    }
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks, length))
}

/**
 * The lines of a journal: `<crc32 in hexadecimal> <JSON>\n`. A line that is torn, flipped or out
 * of turn ends the journal: what stands before it is sound, what comes after cannot be trusted.
 */
import { crc32 } from 'node:zlib'
import * as z from 'zod'

/** The first line: what the operations start from. */
const head = z.strictObject({
  journal: z.literal(1),
  /** SHA-256 of the `.neikan` file beside the journal, the issue as it was before the operations. */
  base: z.string().regex(/^[0-9a-f]{64}$/),
  /** The count of edits that the base already holds. */
  next: z.int().min(0),
  /** The user's file, absolute, with its hash as last read or written; null for an unsaved issue. */
  file: z.string().max(4096).nullable(),
  hash: z.string().max(64).nullable(),
  /** Milliseconds since 1970. */
  at: z.number(),
})

/** Edits in a row, the first of which has the number `next`. Written and read whole. */
const edits = z.strictObject({ next: z.int().min(0), at: z.number(), edits: z.array(z.unknown()) })

/** The user's file was written while the journal went on. */
const saved = z.strictObject({ file: z.string().max(4096), hash: z.string().max(64) })

export type Head = z.output<typeof head>
export type Edits = z.output<typeof edits>
export type Saved = z.output<typeof saved>

export function encodeRecord(record: Head | Edits | Saved): Uint8Array {
  const json = Buffer.from(JSON.stringify(record))
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, Buffer.from('\n')])
}

const checksum = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(8, '0')

export interface JournalText {
  readonly head: Head
  readonly records: readonly (Edits | Saved)[]
}

const newline = 0x0a

/** The longest sound beginning of a journal; null where not even the first line is sound. */
export function decodeJournal(bytes: Uint8Array): JournalText | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let first: Head | null = null
  let next = 0
  const records: (Edits | Saved)[] = []
  for (let start = 0; start < buffer.length;) {
    const end = buffer.indexOf(newline, start)
    if (end < 0) break
    const value = decodeLine(buffer.subarray(start, end))
    start = end + 1
    if (first === null) {
      const parsed = head.safeParse(value)
      if (!parsed.success) return null
      first = parsed.data
      next = first.next
      continue
    }
    const batch = edits.safeParse(value)
    const save = batch.success ? null : saved.safeParse(value)
    if (batch.success && batch.data.next === next) {
      next += batch.data.edits.length
      records.push(batch.data)
    } else if (save?.success) records.push(save.data)
    else break
  }
  return first === null ? null : { head: first, records }
}

/** Undefined for a line that is not what was written. */
function decodeLine(line: Buffer): unknown {
  const json = line.subarray(9)
  if (line[8] !== 0x20 || line.toString('latin1', 0, 8) !== checksum(json)) return undefined
  try {
    return JSON.parse(json.toString('utf8')) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

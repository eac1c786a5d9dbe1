/**
 * `.neikan` files that were broken by accident or made to break something. `NEIKAN_FAULTS=full`
 * tries 10,000 of them and prints how they went.
 */
import { deflateRawSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { expect, test } from 'vitest'
import { parseBulletin, serializeBulletin } from '../../core/model/index.ts'
import { directDoor } from '../../host/door/index.ts'
import type { ReadNeikan } from '../../host/files/index.ts'
import { writeNeikan } from '../../host/files/index.ts'
import { readFileSync } from 'node:fs'
import { sample } from '../cli/run.ts'

const isFull = process.env['NEIKAN_FAULTS'] === 'full'
const runs = isFull ? 10_000 : 300
/** Far above what any of them needs, far below what a person would call a hang. */
const patienceMs = 10_000

const original = new Uint8Array(readFileSync(sample))
const parts = unzipSync(original)
const take = (bytes: Uint8Array) => directDoor.take({ kind: 'issue', name: '一期', bytes })
const bytesOf = ({ bulletin, template, media }: ReadNeikan) =>
  Buffer.from(writeNeikan({ bulletin, template, media })).toString('latin1')

/** Small, repeatable and good enough: mulberry32. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Mutation = (bytes: Uint8Array, random: (below: number) => number) => Uint8Array
const slice = (bytes: Uint8Array, random: (below: number) => number) => {
  const start = random(bytes.length)
  return bytes.subarray(start, Math.min(bytes.length, start + 1 + random(400)))
}
const headerAt = (bytes: Uint8Array, random: (below: number) => number): number => {
  const starts: number[] = []
  for (let at = 0; at + 4 < bytes.length; at += 1) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2]! < 8) starts.push(at)
  }
  return starts[random(starts.length)] ?? 0
}
const mutations: readonly Mutation[] = [
  function flip(bytes, random) {
    const broken = bytes.slice()
    for (let left = 1 + random(8); left > 0; left -= 1) {
      broken[random(broken.length)]! ^= 1 << random(8)
    }
    return broken
  },
  function truncate(bytes, random) {
    return bytes.slice(0, random(bytes.length))
  },
  function zeroTail(bytes, random) {
    return bytes.slice().fill(0, random(bytes.length))
  },
  function insert(bytes, random) {
    const at = random(bytes.length)
    return new Uint8Array([
      ...bytes.subarray(0, at),
      ...slice(bytes, random),
      ...bytes.subarray(at),
    ])
  },
  function overwrite(bytes, random) {
    const broken = bytes.slice()
    const piece = slice(bytes, random).slice()
    broken.set(piece, random(broken.length - piece.length))
    return broken
  },
  function lieInHeader(bytes, random) {
    const broken = bytes.slice()
    broken[Math.min(broken.length - 1, headerAt(bytes, random) + 4 + random(42))] = random(256)
    return broken
  },
  function changeJson(_bytes, random) {
    const name = random(2) === 0 ? 'bulletin.json' : 'template.json'
    const text = Buffer.from(parts[name]!).toString()
    const at = random(text.length)
    const pieces = ['null', '-1', '1e999', '"x"', '{}', '[', '\\u0000', '__proto__', '"', ',']
    const changed = text.slice(0, at) + pieces[random(pieces.length)]! + text.slice(at + random(9))
    return zipSync({ ...parts, [name]: strToU8(changed) })
  },
]

test(`${runs} mutated files open as the very document or are refused in words`, async () => {
  const whole = await take(original)
  if (!whole.ok) throw new Error(whole.message)
  const wanted = bytesOf(whole.value)
  let [opened, refused, slowestMs] = [0, 0, 0]
  for (let run = 0; run < runs; run += 1) {
    const random = randomFrom(run)
    const mutation = mutations[run % mutations.length]!
    const bytes = mutation(original, random)
    const start = performance.now()
    const taken = await take(bytes)
    slowestMs = Math.max(slowestMs, performance.now() - start)
    if (!taken.ok) {
      refused += 1
      expect(taken.message, mutation.name).toMatch(/[一-龥].*。$/)
      continue
    }
    opened += 1
    const { bulletin } = taken.value
    // A change of the JSON itself may be a document of its own, but a sound one.
    if (mutation.name === 'changeJson') {
      expect(parseBulletin(JSON.parse(serializeBulletin(bulletin))).ok, `run ${run}`).toBe(true)
    } else expect(bytesOf(taken.value) === wanted, `run ${run}: another document`).toBe(true)
  }
  expect(slowestMs).toBeLessThan(patienceMs)
  expect(refused).toBeGreaterThan(opened)
  if (isFull) {
    const slowest = slowestMs.toFixed(0)
    process.stdout.write(
      `${runs} files: ${opened} opened, ${refused} refused, ${slowest} ms at most\n`,
    )
  }
}, 3_600_000)

const nested = (depth: number) => strToU8(`${'['.repeat(depth)}${']'.repeat(depth)}`)
const withPart = (name: string, content: Uint8Array) =>
  zipSync({ ...parts, [name]: content } as Zippable)

/** One stored part under two names: the second entry of the directory points at the first's data. */
function overlapping(): Uint8Array {
  const zip = Buffer.from(zipSync({ 'bulletin.json': [parts['bulletin.json']!, { level: 0 }] }))
  const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  const end = zip.indexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const entry = zip.subarray(directory, end)
  const second = Buffer.from(
    entry.toString('latin1').replace('bulletin.json', 'template.json'),
    'latin1',
  )
  const tail = Buffer.from(zip.subarray(end))
  tail.writeUInt16LE(2, 8)
  tail.writeUInt16LE(2, 10)
  tail.writeUInt32LE(entry.length * 2, 12)
  return new Uint8Array(Buffer.concat([zip.subarray(0, end), second, tail]))
}

/** A part whose headers promise `promised` bytes and whose data unpacks to `actual`. */
function lying(actual: number, promised: number): Uint8Array {
  const zip = Buffer.from(withPart('bulletin.json', new Uint8Array(actual)))
  for (let at = 0; at + 30 < zip.length; at += 1) {
    const mark = zip.readUInt32LE(at)
    const sizeAt = mark === 0x04034b50 ? at + 22 : mark === 0x02014b50 ? at + 24 : -1
    if (sizeAt >= 0 && zip.readUInt32LE(sizeAt) === actual) zip.writeUInt32LE(promised, sizeAt)
  }
  return new Uint8Array(zip)
}

const megabyte = 1024 * 1024
const hostile: readonly (readonly [what: string, make: () => Uint8Array])[] = [
  ['a bomb of 120 MB of zeros', () => withPart('bulletin.json', new Uint8Array(120 * megabyte))],
  [
    'a bomb among the pictures',
    () => withPart(`media/${'0'.repeat(64)}.png`, new Uint8Array(60 * megabyte)),
  ],
  ['a bomb that says it is small', () => lying(50 * megabyte, 100)],
  ['a part that says it is larger', () => lying(1000, 90 * megabyte)],
  [
    'a bomb in a bomb',
    () => withPart('bulletin.json', deflateRawSync(new Uint8Array(50 * megabyte))),
  ],
  ['entries that overlap', overlapping],
  [
    '6,000 entries',
    () =>
      zipSync(
        Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`${n}`, new Uint8Array()])),
      ),
  ],
  ['a name with ..', () => withPart('../bulletin.json', strToU8('{}'))],
  ['a name with .. in the middle', () => withPart('media/../../x.png', strToU8('{}'))],
  ['a name with backslashes', () => withPart('..\\..\\x.png', strToU8('{}'))],
  ['an absolute name', () => withPart('/etc/passwd', strToU8('{}'))],
  ['a drive', () => withPart('C:/x.png', strToU8('{}'))],
  ['a share', () => withPart('//server/share/x.png', strToU8('{}'))],
  ['a NUL in a name', () => withPart('media/a\0.png', strToU8('{}'))],
  ['a macro', () => withPart('word/vbaProject.bin', strToU8('{}'))],
  ['a picture that is a page', () => withPart('media/a.svg', strToU8('<svg onload="alert(1)"/>'))],
  ['a picture under another hash', () => withPart(`media/${'1'.repeat(64)}.png`, strToU8('x'))],
  ['brackets 1,000,000 deep', () => withPart('bulletin.json', nested(1_000_000))],
  ['a template 100,000 deep', () => withPart('template.json', nested(100_000))],
  [
    'a key of the prototype',
    () => withPart('bulletin.json', strToU8('{"format":1,"__proto__":{"a":1},"children":[]}')),
  ],
  ['a text that is no UTF-8', () => withPart('bulletin.json', new Uint8Array([0x7b, 0xff, 0x7d]))],
  ['a newer format', () => withPart('bulletin.json', strToU8('{"format":99,"children":[]}'))],
  ['an old Word file', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)])],
  ['nothing', () => new Uint8Array()],
]

test.each(hostile)('%s is refused in words, soon', async (_what, make) => {
  const bytes = make()
  const start = performance.now()
  const taken = await take(bytes)
  expect(performance.now() - start).toBeLessThan(patienceMs)
  expect(taken).toMatchObject({ ok: false, message: expect.stringMatching(/[一-龥].*。$/) })
  expect(({} as { a?: unknown }).a).toBeUndefined()
})

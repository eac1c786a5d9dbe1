/**
 * 台账.json in the library folder: what the register knows and no issue file says. A plain file, so
 * that it is copied, shared and backed up with the issues.
 */
import path from 'node:path'
import * as z from 'zod'
import type { RegisterNumber } from '../../core/model/index.ts'
import { parsePortableStyle, portableStyle, type Template } from '../../core/template/index.ts'
import type { KeptStyleSummary, Outcome, PublicationVoid, RegisterMarks } from '../contract.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { FileSystem } from '../ports.ts'

export const registerFileName = '台账.json'

const place = { nameplate: z.string().max(200), supplement: z.boolean() }

const voidSchema = z.strictObject({
  ...place,
  year: z.number().int(),
  issueNumber: z.number().int(),
})

const marksSchema = z.strictObject({
  ...place,
  /** Relative to the library, with `/`. */
  file: z.string().max(4096),
  year: z.number().int().nullable(),
  issueNumber: z.number().int().nullable(),
  isIssued: z.boolean(),
  isArchived: z.boolean(),
  /** As laid out when it was last saved or exported. */
  pages: z.number().int().min(1).nullable(),
})

const styleSchema = z.strictObject({
  nameplate: place.nameplate,
  /** A house style on its own, read by its own rules when it is wanted. */
  template: z.unknown(),
})

const schema = z.strictObject({
  format: z.literal(1),
  voids: z.array(voidSchema),
  issues: z.array(marksSchema),
  /** House styles for the issues to come, of publications that do not go on as they are. */
  styles: z.array(styleSchema).default([]),
})

type Marked = z.output<typeof marksSchema>

export interface RegisterContent {
  readonly voids: readonly PublicationVoid[]
  readonly issues: readonly Marked[]
  readonly styles: readonly z.output<typeof styleSchema>[]
}

/** An issue as the register file names it. */
export interface NamedIssue extends RegisterNumber {
  readonly file: string
  readonly nameplate: string
}

export interface RegisterFile {
  read(): Promise<Outcome<RegisterContent>>
  /** One change after the other; a file that cannot be read is never written over. */
  change(edit: (content: RegisterContent) => RegisterContent): Promise<Outcome<null>>
}

export const nothing: RegisterContent = { voids: [], issues: [], styles: [] }
const unmarked: RegisterMarks = { isIssued: false, isArchived: false, pages: null }

export function createRegisterFile(files: FileSystem, library: string): RegisterFile {
  const file = path.join(library, registerFileName)
  const read = async (): Promise<Outcome<RegisterContent>> => {
    try {
      if ((await files.stat(file)) === null) return done(nothing)
      const text = new TextDecoder().decode(await files.read(file))
      const parsed = schema.safeParse(parseJson(text))
      return parsed.success ? done(parsed.data) : refused(damaged)
    } catch (error) {
      return refused(`读不出“${registerFileName}”：${causeOf(error)}。请核对后重试。`)
    }
  }
  let turn: Promise<unknown> = Promise.resolve()
  return {
    read,
    change: (edit) => {
      const changed = turn.then(async (): Promise<Outcome<null>> => {
        const before = await read()
        if (!before.ok) return before
        const after = edit(before.value)
        if (after === before.value) return done(null)
        await files.makeFolder(library)
        const json = JSON.stringify({ format: 1, ...after }, null, 1)
        return files.write(file, new TextEncoder().encode(`${json}\n`))
      })
      turn = changed.catch(() => undefined)
      return changed
    },
  }
}

const damaged = `文库里的“${registerFileName}”读不出来，空号、印发和归档的记录暂时看不到，也没有改动它。请换用它的备份，或升级内刊。`

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const isSame = (one: NamedIssue, other: NamedIssue): boolean =>
  one.nameplate === other.nameplate &&
  one.year === other.year &&
  one.issueNumber === other.issueNumber &&
  one.issueNumber !== null &&
  one.supplement === other.supplement

/**
 * The marks of each issue: by its file, and where that was renamed or moved, by its number. A copy
 * of a file beside the original has none.
 */
export function marksOf(
  content: RegisterContent,
  issues: readonly NamedIssue[],
): ReadonlyMap<string, RegisterMarks> {
  const present = new Set(issues.map(({ file }) => file))
  const byFile = new Map(content.issues.map((marked) => [marked.file, marked]))
  const moved = content.issues.filter(({ file }) => !present.has(file))
  return new Map(
    issues.map((issue) => {
      const marked = byFile.get(issue.file) ?? moved.find((other) => isSame(other, issue))
      return [issue.file, marked ?? unmarked]
    }),
  )
}

/** The content with other marks for one of the issues; the same object where nothing differs. */
export function withMarks(
  content: RegisterContent,
  issues: readonly NamedIssue[],
  issue: NamedIssue,
  marks: Partial<RegisterMarks>,
): RegisterContent {
  const before = marksOf(content, issues).get(issue.file) ?? unmarked
  const { isIssued, isArchived, pages } = { ...before, ...marks }
  const { file, nameplate, year, issueNumber, supplement } = issue
  const after = {
    ...{ file, nameplate, year, issueNumber, supplement },
    ...{ isIssued, isArchived, pages },
  }
  const own = content.issues.find((marked) => marked.file === file)
  if (own !== undefined && isEqual(own, after)) return content
  const present = new Set(issues.map((each) => each.file))
  const others = content.issues.filter(
    (other) => other.file !== file && (present.has(other.file) || !isSame(other, issue)),
  )
  return {
    ...content,
    issues: [...others, after].toSorted((a, b) => (a.file < b.file ? -1 : 1)),
  }
}

const isEqual = (one: Marked, other: Marked): boolean =>
  (Object.keys(one) as (keyof Marked)[]).every((key) => one[key] === other[key])

/** The content without what is noted of a file: a new one takes its name. */
export function withoutMarks(content: RegisterContent, file: string): RegisterContent {
  if (!content.issues.some((marked) => marked.file === file)) return content
  return { ...content, issues: content.issues.filter((marked) => marked.file !== file) }
}

/** The content with what is noted of a file noted of another one, which it has become. */
export function withRenamed(content: RegisterContent, from: string, to: string): RegisterContent {
  if (!content.issues.some((marked) => marked.file === from)) return content
  const others = content.issues.filter((marked) => marked.file !== to)
  return {
    ...content,
    issues: others.map((marked) => (marked.file === from ? { ...marked, file: to } : marked)),
  }
}

/** The content with numbers as 空号, or no longer. */
export function withVoids(
  content: RegisterContent,
  numbers: readonly PublicationVoid[],
  isVoid: boolean,
): RegisterContent {
  const others = content.voids.filter((each) => !numbers.some((number) => isSameVoid(number, each)))
  return { ...content, voids: isVoid ? [...others, ...numbers] : others }
}

const isSameVoid = (one: PublicationVoid, other: PublicationVoid): boolean =>
  one.nameplate === other.nameplate &&
  one.year === other.year &&
  one.issueNumber === other.issueNumber &&
  one.supplement === other.supplement

/** A house style with the bytes of its picture, by name. */
export interface KeptStyle {
  readonly template: Template
  readonly media: ReadonlyMap<string, Uint8Array>
}

/** The content with a house style for the issues of a publication that are to come. */
export function withStyle(
  content: RegisterContent,
  nameplate: string,
  { template, media }: KeptStyle,
): RegisterContent {
  const others = content.styles.filter((each) => each.nameplate !== nameplate)
  const encoded = [...media].map(
    ([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const,
  )
  const own = portableStyle({ template, media: Object.fromEntries(encoded) })
  return { ...content, styles: [...others, { nameplate, template: own }] }
}

const namedSchema = z.looseObject({ name: z.string().max(20) })

/** What was kept by `withStyle`, by publication: the rest of each is read when it is wanted. */
export function keptStyles({ styles }: RegisterContent): readonly KeptStyleSummary[] {
  return styles.flatMap(({ nameplate, template }) => {
    const named = namedSchema.safeParse(template)
    return named.success ? [{ nameplate, name: named.data.name }] : []
  })
}

/** What was kept by `withStyle`; null where nothing was, or nothing that this version can read. */
export function findStyle(content: RegisterContent, nameplate: string): KeptStyle | null {
  const kept = content.styles.find((each) => each.nameplate === nameplate)
  const parsed = kept === undefined ? null : parsePortableStyle(kept.template)
  if (parsed?.ok !== true) return null
  const media = Object.entries(parsed.value.media).map(
    ([name, base64]) => [name, new Uint8Array(Buffer.from(base64, 'base64'))] as const,
  )
  return { template: parsed.value.template, media: new Map(media) }
}

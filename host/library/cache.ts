/**
 * What is known of the issues of one library, kept in the profile so that the next start need not
 * read thousands of files again. Summaries and texts are two files: the register needs only the
 * first, and the second is long. Losing either costs time and nothing else.
 */
import { createHash } from 'node:crypto'
import path from 'node:path'
import * as z from 'zod'
import type { FileSystem } from '../ports.ts'
import type { FoundIssue } from './catalogue.ts'

/** Changes whenever what is kept does, so that an older cache is read anew from the files. */
const version = 2

const summarySchema = z.strictObject({
  nameplate: z.string(),
  issuingOffice: z.string().nullable(),
  year: z.number().nullable(),
  issueNumber: z.number().nullable(),
  supplement: z.boolean(),
  cumulativeNumber: z.number().nullable(),
  issueDate: z.string().nullable(),
  printRun: z.number().nullable(),
  recipients: z.number(),
  characters: z.number(),
  articles: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      contributingOffice: z.string().nullable(),
    }),
  ),
  templateId: z.string(),
  templateName: z.string(),
})

const issuesSchema = z.strictObject({
  version: z.literal(version),
  issues: z.array(
    z.strictObject({
      place: z.string(),
      modifiedMs: z.number(),
      sizeBytes: z.number(),
      summary: summarySchema.nullable(),
      fault: z.string().nullable(),
    }),
  ),
})

const textsSchema = z.strictObject({
  version: z.literal(version),
  texts: z.array(z.tuple([z.string(), z.string(), z.array(z.string())])),
})

/** By place: the state of the file that the texts were read from, and its texts (ReadIssue). */
export type Texts = Map<string, { readonly state: string; readonly texts: readonly string[] }>

export interface LibraryCache {
  readIssues(): Promise<readonly FoundIssue[]>
  writeIssues(issues: readonly FoundIssue[]): Promise<void>
  readTexts(): Promise<Texts>
  writeTexts(texts: Texts): Promise<void>
}

export function createCache(files: FileSystem, profile: string, library: string): LibraryCache {
  const name = createHash('sha256').update(library).digest('hex').slice(0, 12)
  const issuesFile = path.join(profile, 'library', `${name}.json`)
  const textsFile = path.join(profile, 'library', `${name}.texts.json`)
  const read = async <T>(file: string, schema: z.ZodType<T>): Promise<T | null> => {
    try {
      const text = new TextDecoder().decode(await files.read(file))
      return schema.safeParse(JSON.parse(text)).data ?? null
    } catch {
      return null
    }
  }
  const write = async (file: string, value: unknown): Promise<void> => {
    try {
      await files.makeFolder(path.dirname(file))
      await files.write(file, new TextEncoder().encode(JSON.stringify(value)))
    } catch {
      // A profile that cannot be written costs the next start some time.
    }
  }
  return {
    readIssues: async () => (await read(issuesFile, issuesSchema))?.issues ?? [],
    writeIssues: (issues) => write(issuesFile, { version, issues }),
    readTexts: async () => {
      const kept = await read(textsFile, textsSchema)
      return new Map(kept?.texts.map(([place, state, texts]) => [place, { state, texts }]))
    },
    writeTexts: (texts) =>
      write(textsFile, {
        version,
        texts: [...texts].map(([place, kept]) => [place, kept.state, kept.texts]),
      }),
  }
}

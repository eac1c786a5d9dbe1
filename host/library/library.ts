/**
 * The library: a folder of plain issue files that the user chose. It looks at the files and never
 * moves or renames one; what it knows beyond them stands in 台账.json beside them.
 */
import path from 'node:path'
import * as z from 'zod'
import type {
  LibraryHits,
  LibraryListing,
  ListedIssue,
  Outcome,
  PublicationVoid,
  RegisterMarks,
} from '../contract.ts'
import { done } from '../outcome.ts'
import type { FileSystem, Ports } from '../ports.ts'
import { createCatalogue, type Catalogue, type FoundIssue } from './catalogue.ts'
import {
  createRegisterFile,
  findStyle,
  keptStyles,
  type KeptStyle,
  marksOf,
  nothing,
  withMarks,
  withRenamed,
  withoutMarks,
  withStyle,
  withVoids,
  type NamedIssue,
  type RegisterFile,
} from './register-file.ts'
import { search } from './search.ts'

type LibraryPorts = Pick<Ports, 'files' | 'profile' | 'library' | 'usualLibrary'>

/** A page may wait so long for its register before it is shown what there is. */
const listingMs = 250
/** After the register has been shown. */
const warmUpMs = 300
/** And so long for files that are new since, before they are looked through. */
const searchingMs = 500
/** Changes often come several at once. */
const settleMs = 300
/** Watching costs a handle of the system per folder. */
const mostWatched = 200

/** Places are relative to the library, with `/`. */
export interface Library {
  /** Absolute. */
  folder(): Promise<string>
  /** Makes another folder the library, from now on (desktop shell). */
  choose(folder: string): Promise<void>
  /** Paths of the answer are places. */
  list(): Promise<LibraryListing>
  /** Every issue, however long it takes to read them. */
  listAll(): Promise<LibraryListing>
  search(query: string): Promise<LibraryHits>
  mark(place: string, marks: Partial<RegisterMarks>): Promise<Outcome<null>>
  markVoid(numbers: readonly PublicationVoid[], isVoid: boolean): Promise<Outcome<null>>
  /** A file has another name. */
  renameMarks(from: string, to: string): Promise<Outcome<null>>
  /** A new file takes a name that one before it may have had. */
  forgetMarks(place: string): Promise<Outcome<null>>
  /** Keeps a house style for the issues of a publication that are to come. */
  keepStyle(nameplate: string, style: KeptStyle): Promise<Outcome<null>>
  /** Null where issues go on in the style of the last one. */
  findStyle(nameplate: string): Promise<KeptStyle | null>
  /** What to do when files have changed from outside, or more of them have been read. */
  onChange(listener: () => void): void
}

interface Parts {
  readonly folder: string
  readonly catalogue: Catalogue
  readonly register: RegisterFile
}

export function createLibrary(ports: LibraryPorts): Library {
  const { files, profile } = ports
  const listeners: (() => void)[] = []
  const changed = () => listeners.forEach((listener) => listener())
  const watched = createWatch(files, changed)
  let parts: Promise<Parts> | null = null
  const open = (folder: string): Parts => ({
    folder,
    register: createRegisterFile(files, folder),
    catalogue: createCatalogue({
      ...{ files, profile, library: folder },
      onProgress: changed,
      onFolders: watched,
    }),
  })
  const current = (): Promise<Parts> => (parts ??= findFolder(ports).then(open))
  const listingOf = async (found: readonly FoundIssue[], pending: number) =>
    list(await current(), found, pending)
  return {
    folder: async () => (await current()).folder,
    choose: async (folder) => {
      await rememberFolder(ports, folder)
      parts = Promise.resolve(open(folder))
    },
    list: async () => {
      const { catalogue } = await current()
      const found = await catalogue.list({ budgetMs: listingMs, freshMs: 0 })
      // The texts are wanted soon, and take longer to load than anyone should wait for a search.
      if (found.pending === 0) setTimeout(() => void catalogue.texts(), warmUpMs).unref()
      return listingOf(found.issues, found.pending)
    },
    listAll: async () => listingOf(await (await current()).catalogue.listAll(), 0),
    search: async (query) => {
      const { catalogue } = await current()
      const { issues } = await catalogue.list({ budgetMs: searchingMs, freshMs: 3_000 })
      return search(issues, await catalogue.texts(), query)
    },
    mark: async (place, marks) => {
      const { catalogue, register } = await current()
      const issues = namedIssues(await catalogue.listAll())
      const issue = issues.find(({ file }) => file === place)
      if (issue === undefined) return done(null)
      return register.change((content) => withMarks(content, issues, issue, marks))
    },
    markVoid: async (numbers, isVoid) =>
      (await current()).register.change((content) => withVoids(content, numbers, isVoid)),
    renameMarks: async (from, to) =>
      (await current()).register.change((content) => withRenamed(content, from, to)),
    forgetMarks: async (place) =>
      (await current()).register.change((content) => withoutMarks(content, place)),
    keepStyle: async (nameplate, style) =>
      (await current()).register.change((content) => withStyle(content, nameplate, style)),
    findStyle: async (nameplate) => {
      const content = await (await current()).register.read()
      return content.ok ? findStyle(content.value, nameplate) : null
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

async function list(
  { folder, register }: Parts,
  found: readonly FoundIssue[],
  pending: number,
): Promise<LibraryListing> {
  const content = await register.read()
  const known = content.ok ? content.value : nothing
  const marks = marksOf(known, namedIssues(found))
  return {
    name: path.basename(folder),
    folder,
    issues: found.flatMap(({ place, modifiedMs, summary }): ListedIssue[] =>
      summary === null
        ? []
        : [
            {
              ...summary,
              ...pickMarks(marks.get(place)!),
              path: place,
              modifiedAt: new Date(modifiedMs).toISOString(),
            },
          ],
    ),
    voids: known.voids,
    styles: keptStyles(known),
    faults: found.flatMap(({ place, fault }) =>
      fault === null ? [] : [{ path: place, message: fault }],
    ),
    pending,
    registerFault: content.ok ? null : content.message,
  }
}

const pickMarks = ({ isIssued, isArchived, pages }: RegisterMarks): RegisterMarks => ({
  isIssued,
  isArchived,
  pages,
})

function namedIssues(found: readonly FoundIssue[]): readonly NamedIssue[] {
  return found.flatMap(({ place, summary }) => (summary ? [{ ...summary, file: place }] : []))
}

const folderSchema = z.strictObject({ folder: z.string() })
const folderFile = ({ profile }: LibraryPorts) => path.join(profile, 'library.json')

/** The one that was chosen last; the browser desk was given its own. */
async function findFolder(ports: LibraryPorts): Promise<string> {
  if (ports.library !== null) return ports.library
  try {
    const text = new TextDecoder().decode(await ports.files.read(folderFile(ports)))
    return folderSchema.parse(JSON.parse(text)).folder
  } catch {
    // None chosen yet, or the note of it is damaged.
    return ports.usualLibrary
  }
}

async function rememberFolder(ports: LibraryPorts, folder: string): Promise<void> {
  await ports.files.makeFolder(ports.profile)
  await ports.files.write(
    folderFile(ports),
    new TextEncoder().encode(`${JSON.stringify({ folder })}\n`),
  )
}

/** Watches the folders it is given, and no others any longer; tells once of many changes. */
function createWatch(files: FileSystem, onChange: () => void) {
  const stops = new Map<string, () => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const hear = () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, settleMs)
    timer.unref()
  }
  return (folders: readonly string[]): void => {
    const wanted = new Set(folders.slice(0, mostWatched))
    for (const [folder, stop] of stops) {
      if (wanted.has(folder)) continue
      stop()
      stops.delete(folder)
    }
    for (const folder of wanted) {
      if (!stops.has(folder)) stops.set(folder, files.watch(folder, hear))
    }
  }
}

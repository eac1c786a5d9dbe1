/** What a page asks of the library: the register, searching, the next issue, marks. */
import path from 'node:path'
import * as z from 'zod'
import { issueTitle } from '../../core/galley/index.ts'
import { type Bulletin, type Masthead } from '../../core/model/index.ts'
import { blankBulletin } from '../../core/read/index.ts'
import { findTemplate, parseTemplate, type Template } from '../../core/template/index.ts'
import type { LibraryListing, OpenedIssue, Outcome, StyleChoice } from '../contract.ts'
import type { KeptStyle } from '../library/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Caller, FileSystem } from '../ports.ts'
import type { Desk } from './desk.ts'
import { fileNameOf } from './file-name.ts'
import { followings, issueAfter, type Following } from './following.ts'
import { handler } from './handler.ts'
import type { Media } from './open-issues.ts'
import { noTemplate, openFileIn, readIssue } from './opening.ts'

const issuePath = z.string().max(4096)

/** The listing in the paths of the contract; the page may name all of them from now on. */
export async function show(desk: Desk, listing: LibraryListing): Promise<LibraryListing> {
  const shown = await showPath(desk)
  return {
    ...listing,
    issues: listing.issues.map((issue) => ({ ...issue, path: shown(issue.path) })),
    faults: listing.faults.map((fault) => ({ ...fault, path: shown(fault.path) })),
  }
}

async function showPath(desk: Desk): Promise<(place: string) => string> {
  const folder = await desk.library.folder()
  return (place) => {
    const file = path.join(folder, ...place.split('/'))
    desk.places.grant(file)
    return desk.places.show(file)
  }
}

/** A path of the contract as the library names it; null where it lies elsewhere. */
export async function findPlace(desk: Desk, file: string): Promise<string | null> {
  const relative = path.relative(await desk.library.folder(), file)
  const leaves = relative === '' || relative.startsWith('..') || path.isAbsolute(relative)
  return leaves ? null : relative.split(path.sep).join('/')
}

export const listLibrary = (desk: Desk) => {
  const listeners = new Map<string, Caller>()
  desk.library.onChange(() => {
    for (const caller of listeners.values()) caller.notify('libraryChanged', {})
  })
  return handler<'listLibrary', null>(z.null(), async (_ask, caller) => {
    listeners.delete(caller.id)
    listeners.set(caller.id, caller)
    // Tabs that were closed say nothing of it.
    const [oldest] = listeners.keys()
    if (listeners.size > mostListeners && oldest !== undefined) listeners.delete(oldest)
    return done(await show(desk, await desk.library.list()))
  })
}

const mostListeners = 32

export const searchLibrary = (desk: Desk) =>
  handler<'searchLibrary', { query: string }>(
    z.strictObject({ query: z.string().max(200) }),
    async ({ query }) => {
      const { hits, total } = await desk.library.search(query)
      const shown = await showPath(desk)
      return done({ hits: hits.map((hit) => ({ ...hit, path: shown(hit.path) })), total })
    },
  )

export const previewIssue = (desk: Desk) =>
  handler<'previewIssue', { path: string }>(
    z.strictObject({ path: issuePath }),
    async (ask, caller) => {
      const file = await desk.places.locate(ask.path)
      if (!file.ok) return file
      const read = await readIssue(desk, file.value, caller)
      if (!read.ok) return read
      const { bulletin, template, media } = read.value
      const { picture } = template.masthead.nameplate
      const nameplate = picture === null ? null : (media.get(picture.media) ?? null)
      return done({ bulletin, template, nameplate })
    },
  )

export const nextIssue = (desk: Desk) =>
  handler<'nextIssue', { path: string; as: Following }>(
    z.strictObject({ path: issuePath, as: z.enum(followings) }),
    async (ask, caller): Promise<Outcome<OpenedIssue>> => {
      const made = await issueAfter(desk, ask.path, ask.as, caller)
      return made.ok ? createIssue(desk, made.value.folder, made.value, caller) : made
    },
  )

const styleChoice = z.union([
  z.strictObject({ templateId: z.string().max(40) }),
  z.strictObject({ keptFor: z.string().max(200) }),
])

async function findChosen(desk: Desk, choice: StyleChoice): Promise<Outcome<KeptStyle>> {
  if ('templateId' in choice) {
    const template = findTemplate(choice.templateId)
    return template === null
      ? refused(noTemplate(choice.templateId))
      : done({ template, media: new Map() })
  }
  const kept = await desk.library.findStyle(choice.keptFor)
  return kept === null ? refused(lostStyle(choice.keptFor)) : done(kept)
}

const lostStyle = (nameplate: string) =>
  `文库里没有“${nameplate}”的版式，或者它读不出来。请换一种版式，或从那种刊物里重新存一次。`

/** The sample's words in a house style, called as the style's issues are. */
export const openStyle = (desk: Desk) =>
  handler<'openStyle', { style: StyleChoice }>(
    z.strictObject({ style: styleChoice }),
    async ({ style }, owner) => {
      const chosen = await findChosen(desk, style)
      if (!chosen.ok) return chosen
      const sample = await readIssue(desk, desk.ports.sample, owner)
      if (!sample.ok) return sample
      const { template } = chosen.value
      const nameplate = template.masthead.nameplate.default || template.name
      const bulletin = withMasthead(sample.value.bulletin, { nameplate })
      const media = new Map([...sample.value.media, ...chosen.value.media])
      return done(desk.issues.open({ bulletin, template, media, file: null, hash: null, owner }))
    },
  )

const withMasthead = (bulletin: Bulletin, fields: Partial<Masthead>): Bulletin => ({
  children: bulletin.children.map((part) =>
    part.type === 'masthead' ? { ...part, ...fields } : part,
  ),
})

const publicationSchema = z.strictObject({
  style: styleChoice,
  nameplate: z.string().trim().min(1).max(40),
  issuingOffice: z.string().trim().max(60),
})

export const newPublication = (desk: Desk) =>
  handler<'newPublication', z.output<typeof publicationSchema>>(
    publicationSchema,
    async ({ style, nameplate, issuingOffice }, caller) => {
      const chosen = await findChosen(desk, style)
      if (!chosen.ok) return chosen
      const { media } = chosen.value
      const template = calledBy(chosen.value.template, nameplate)
      const year = desk.ports.now().getFullYear()
      const blank = blankBulletin(template, desk.ports.newId, { year })
      const office = issuingOffice === '' ? {} : { issuingOffice }
      const bulletin = withMasthead(blank, { nameplate, issueNumber: 1, ...office })
      const folder = path.join(await desk.library.folder(), fileNameOf(nameplate))
      return createIssue(desk, folder, { bulletin, template, media }, caller)
    },
  )

/** Another publication's lettering says another name: this one's is set in type. */
function calledBy(template: Template, nameplate: string): Template {
  const { masthead } = template
  const own = masthead.nameplate
  if (own.picture === null || own.default === nameplate) return template
  return { ...template, masthead: { ...masthead, nameplate: { ...own, picture: null } } }
}

/** Writes a new issue under its title, beside no file of the same name, and opens it. */
export async function createIssue(
  desk: Desk,
  folder: string,
  issue: { bulletin: Bulletin; template: Template; media: Media },
  caller: Caller,
): Promise<Outcome<OpenedIssue>> {
  const { files } = desk.ports
  const masthead = issue.bulletin.children.find((part) => part.type === 'masthead')
  if (masthead === undefined) throw new TypeError('An issue without a masthead')
  const name = fileNameOf(issueTitle(masthead, issue.template))
  try {
    const file = await freeFile(files, folder, name)
    await files.makeFolder(folder)
    const packed = await desk.ports.packer.pack(issue)
    if (!packed.ok) return packed
    const written = await files.write(file, packed.value.bytes)
    if (!written.ok) return written
    const place = await findPlace(desk, file)
    if (place !== null) await desk.library.forgetMarks(place)
    desk.places.grant(file)
    return await openFileIn(desk, file, caller, 'write')
  } catch (error) {
    return refused(`没有新建“${name}”：${causeOf(error)}。请核对文库文件夹后再试。`)
  }
}

/** A file of that name, or with a number after it, that is not there yet. */
export async function freeFile(files: FileSystem, folder: string, name: string): Promise<string> {
  let file = path.join(folder, `${name}.neikan`)
  for (let copy = 2; (await files.stat(file)) !== null; copy += 1) {
    file = path.join(folder, `${name}（${copy}）.neikan`)
  }
  return file
}

const styleSchema = z.strictObject({
  issueId: z.string().max(64),
  nameplate: z.string().min(1).max(200),
  template: z.unknown(),
})

export const keepHouseStyle = (desk: Desk) =>
  handler<'keepHouseStyle', z.output<typeof styleSchema>>(
    styleSchema,
    async ({ issueId, nameplate, template: given }) => {
      const parsed = parseTemplate(given)
      if (!parsed.ok) return refused(`${parsed.message}没有存下，请改好后再试。`)
      const template = parsed.value
      const held = desk.issues.find(issueId)?.media ?? new Map<string, Uint8Array>()
      const { picture } = template.masthead.nameplate
      const bytes = picture === null ? undefined : held.get(picture.media)
      if (picture !== null && bytes === undefined) return refused(lacksPicture)
      const media = new Map(picture && bytes ? [[picture.media, bytes]] : [])
      return desk.library.keepStyle(nameplate, { template, media })
    },
  )

const lacksPicture = '刊名题字的图片不在这一期里，版式没有存下。请重新选一张图片再试。'

const voidSchema = z.strictObject({
  nameplate: z.string().max(200),
  year: z.number().int().min(1900).max(2999),
  issueNumber: z.number().int().min(1).max(99_999),
  supplement: z.boolean(),
})

export const markVoid = (desk: Desk) =>
  handler<'markVoid', { numbers: z.output<typeof voidSchema>[]; isVoid: boolean }>(
    z.strictObject({ numbers: z.array(voidSchema).min(1).max(100), isVoid: z.boolean() }),
    async ({ numbers, isVoid }) => {
      const marked = await desk.library.markVoid(numbers, isVoid)
      return marked.ok ? done(await show(desk, await desk.library.list())) : marked
    },
  )

const markSchema = z.strictObject({
  path: issuePath,
  isIssued: z.boolean().optional(),
  isArchived: z.boolean().optional(),
})

export const markIssue = (desk: Desk) =>
  handler<'markIssue', z.output<typeof markSchema>>(
    markSchema,
    async ({ path: shown, isIssued, isArchived }) => {
      const file = await desk.places.locate(shown)
      if (!file.ok) return file
      const place = await findPlace(desk, file.value)
      if (place === null) return refused('这一期不在文库里，台账没有记它。请先把文件放进文库。')
      const marked = await desk.library.mark(place, {
        ...(isIssued === undefined ? {} : { isIssued }),
        ...(isArchived === undefined ? {} : { isArchived }),
      })
      return marked.ok ? done(await show(desk, await desk.library.list())) : marked
    },
  )

export const recordPages = (desk: Desk) =>
  handler<'recordPages', { issueId: string; pages: number }>(
    z.strictObject({ issueId: z.string().max(64), pages: z.number().int().min(1).max(100_000) }),
    async ({ issueId, pages }) => {
      const file = desk.issues.find(issueId)?.file ?? null
      const place = file === null ? null : await findPlace(desk, file)
      return place === null ? done(null) : desk.library.mark(place, { pages })
    },
  )

export const chooseLibrary = (desk: Desk) =>
  handler<'chooseLibrary', null>(z.null(), async (_ask, caller) => {
    if (desk.ports.dialogs === null) {
      return refused('浏览器里的文库在启动时指定（--library），这里不能改。')
    }
    const chosen = await desk.ports.dialogs.chooseFolder(caller)
    if (chosen === null) return done(null)
    await desk.library.choose(chosen)
    return done(await show(desk, await desk.library.list()))
  })

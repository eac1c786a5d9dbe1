/** Issues that are thrown away, taken back, or given another name: their files move, none is deleted. */
import path from 'node:path'
import * as z from 'zod'
import type { BinnedIssue, LibraryListing, Outcome } from '../contract.ts'
import { binName, findFiles } from '../library/index.ts'
import { causeOf, done, refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import { fileNameOf } from './file-name.ts'
import { handler } from './handler.ts'
import { findHolder } from './holding.ts'
import { findPlace, freeFile, show } from './library.ts'

const issuePath = z.string().max(4096)

const binOf = async (desk: Desk): Promise<string> => path.join(await desk.library.folder(), binName)

export const removeIssue = (desk: Desk) =>
  handler<'removeIssue', { path: string }>(
    z.strictObject({ path: issuePath }),
    async ({ path: shown }, caller) => {
      const found = await findMovable(desk, shown, caller, '移到回收站')
      if (!found.ok) return found
      const { file, place } = found.value
      // The same folder in the bin, so that it can go back to where it was.
      const folder = path.join(await binOf(desk), path.dirname(place))
      const kept = await freeFile(desk.ports.files, folder, path.basename(file, '.neikan'))
      const moved = await move(desk, file, kept)
      if (!moved.ok) return moved
      await desk.recent.forget(shown)
      desk.places.grant(kept)
      const listing = await show(desk, await desk.library.list())
      return done({ listing, kept: desk.places.show(kept) })
    },
  )

export const listBin = (desk: Desk) =>
  handler<'listBin', null>(z.null(), async (): Promise<Outcome<readonly BinnedIssue[]>> => {
    const bin = await binOf(desk)
    try {
      if ((await desk.ports.files.stat(bin)) === null) return done([])
      const { files } = await findFiles(desk.ports.files, bin)
      const latestFirst = files.toSorted((a, b) => b.modifiedMs - a.modifiedMs)
      return done(
        latestFirst.map(({ place, modifiedMs }) => {
          const file = path.join(bin, place)
          desk.places.grant(file)
          return {
            path: desk.places.show(file),
            name: path.basename(place, '.neikan'),
            folder: path.dirname(place) === '.' ? '' : path.dirname(place),
            modifiedAt: new Date(modifiedMs).toISOString(),
          }
        }),
      )
    } catch (error) {
      return refused(`看不到“${binName}”里有什么：${causeOf(error)}。请稍后再试。`)
    }
  })

export const restoreIssue = (desk: Desk) =>
  handler<'restoreIssue', { kept: string; path: string | null }>(
    z.strictObject({ kept: issuePath, path: issuePath.nullable() }),
    async (ask): Promise<Outcome<LibraryListing>> => {
      const from = await desk.places.locate(ask.kept)
      if (!from.ok) return from
      const place = path.relative(await binOf(desk), from.value)
      if (place === '' || place.startsWith('..') || path.isAbsolute(place)) {
        return refused(`这个文件不在“${binName}”里，没有移动它。`)
      }
      const to =
        ask.path === null
          ? done(path.join(await desk.library.folder(), place))
          : await desk.places.locate(ask.path)
      if (!to.ok) return to
      if ((await desk.ports.files.stat(to.value)) !== null) {
        const name = path.basename(to.value, '.neikan')
        return refused(`已经另有一个“${name}”，没有移回来。它还在文库的“${binName}”文件夹里。`)
      }
      const moved = await move(desk, from.value, to.value)
      return moved.ok ? done(await show(desk, await desk.library.list())) : moved
    },
  )

export const renameIssue = (desk: Desk) =>
  handler<'renameIssue', { path: string; name: string }>(
    z.strictObject({ path: issuePath, name: z.string().min(1).max(200) }),
    async ({ path: shown, name }, caller) => {
      const found = await findMovable(desk, shown, caller, '改名')
      if (!found.ok) return found
      const { file, place } = found.value
      const to = path.join(path.dirname(file), `${fileNameOf(name)}.neikan`)
      const isOther = path.basename(to).toLowerCase() !== path.basename(file).toLowerCase()
      if (isOther && (await desk.ports.files.stat(to)) !== null) {
        return refused(`这里已经有一个“${fileNameOf(name)}”，没有改名。请换一个名称。`)
      }
      const moved = await move(desk, file, to)
      if (!moved.ok) return moved
      // What is known of a file by its name goes with it; none of it is worth a refusal.
      await desk.generations.follow(file, to).catch(causeOf)
      await desk.recent.forget(shown)
      await desk.recent.add(to)
      desk.places.grant(to)
      await desk.library.renameMarks(place, path.posix.join(path.dirname(place), path.basename(to)))
      const listing = await show(desk, await desk.library.list())
      return done({ listing, path: desk.places.show(to) })
    },
  )

/** A file of the library that nobody writes in. */
async function findMovable(
  desk: Desk,
  shown: string,
  caller: Caller,
  what: string,
): Promise<Outcome<{ readonly file: string; readonly place: string }>> {
  const located = await desk.places.locate(shown)
  if (!located.ok) return located
  const file = located.value
  const name = path.basename(file, '.neikan')
  const place = await findPlace(desk, file)
  if (place === null) {
    return refused(`“${name}”不在文库里，没有${what}。请在它所在的文件夹里处理。`)
  }
  if ((await findHolder(desk, file, caller)) !== null) {
    return refused(`“${name}”正在别处打开着，没有${what}。请先在那里关闭它。`)
  }
  return done({ file, place })
}

async function move(desk: Desk, from: string, to: string): Promise<Outcome<null>> {
  const { files } = desk.ports
  try {
    await files.makeFolder(path.dirname(to))
    await files.move(from, to)
    return done(null)
  } catch (error) {
    return refused(`“${path.basename(from, '.neikan')}”没有移动：${causeOf(error)}。请稍后再试。`)
  }
}

/** The list of recent issues: paths and times only, in the profile, newest first. */
import path from 'node:path'
import * as z from 'zod'
import type { RecentIssue } from '../contract.ts'
import type { Ports } from '../ports.ts'
import type { Places } from './places.ts'
import type { SettingsFile } from './settings.ts'

const schema = z.array(z.strictObject({ file: z.string(), openedAt: z.string() }))
type Entry = z.output<typeof schema>[number]

/** As many as a start screen shows without scrolling. */
const kept = 20

export interface RecentList {
  list(): Promise<readonly RecentIssue[]>
  add(file: string): Promise<void>
  forget(place: string): Promise<void>
  clear(): Promise<void>
}

export function createRecentList(ports: Ports, places: Places, settings: SettingsFile): RecentList {
  const listFile = path.join(ports.profile, 'recent.json')
  // One change at a time: two windows that open at once must not drop each other's entry.
  let turn: Promise<unknown> = Promise.resolve()
  const change = (edit: (entries: readonly Entry[]) => readonly Entry[]): Promise<void> => {
    const next = turn.then(async () => {
      const entries = edit(await read(ports, listFile)).slice(0, kept)
      await ports.files.makeFolder(ports.profile)
      await ports.files.write(listFile, new TextEncoder().encode(JSON.stringify(entries, null, 2)))
    })
    // A profile that cannot be written costs the list, never the issue that is being opened.
    turn = next.catch(() => undefined)
    return turn as Promise<void>
  }
  return {
    list: async () => {
      const entries = (await read(ports, listFile)).filter(({ file }) => places.isInside(file))
      for (const { file } of entries) places.grant(file)
      return Promise.all(
        entries.map(async ({ file, openedAt }) => ({
          path: places.show(file),
          name: path.basename(file, '.neikan'),
          openedAt,
          missing: (await ports.files.stat(file)) === null,
        })),
      )
    },
    add: async (file) => {
      if ((await settings.get()).leavesNoTraces) return
      await change((entries) => [
        { file, openedAt: ports.now().toISOString() },
        ...entries.filter((entry) => entry.file !== file),
      ])
    },
    clear: () => change(() => []),
    forget: (place) =>
      change((entries) => entries.filter(({ file }) => places.show(file) !== place)),
  }
}

async function read(ports: Ports, listFile: string): Promise<readonly Entry[]> {
  try {
    const text = new TextDecoder().decode(await ports.files.read(listFile))
    return schema.parse(JSON.parse(text))
  } catch {
    // Missing or damaged: the list is a convenience and starts anew.
    return []
  }
}

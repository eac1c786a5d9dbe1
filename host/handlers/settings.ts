/** What is set once for this machine: a small file in the profile. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import type { Outcome, Settings } from '../contract.ts'
import type { Ports } from '../ports.ts'
import { done } from '../outcome.ts'
import type { Desk } from './desk.ts'
import { handler } from './handler.ts'

const schema = z.strictObject({
  leavesNoTraces: z.boolean(),
  autosaves: z.boolean(),
  // Files of earlier versions do not have these.
  drawsWithoutGpu: z.boolean().default(false),
  appearance: z.enum(['system', 'light', 'dark']).default('system'),
})
const usual: Settings = {
  ...{ leavesNoTraces: false, autosaves: true, drawsWithoutGpu: false },
  appearance: 'system',
}
const fileIn = (profile: string) => path.join(profile, 'settings.json')

export interface SettingsFile {
  get(): Promise<Settings>
  set(settings: Settings): Promise<Outcome<null>>
}

export function createSettings({ files, profile }: Ports): SettingsFile {
  const file = fileIn(profile)
  let known: Settings | null = null
  return {
    get: async () => {
      known ??= await read(files.read, file)
      return known
    },
    set: async (settings) => {
      await files.makeFolder(profile)
      const written = await files.write(file, new TextEncoder().encode(JSON.stringify(settings)))
      if (written.ok) known = settings
      return written
    },
  }
}

async function read(
  readBytes: (file: string) => Promise<Uint8Array>,
  file: string,
): Promise<Settings> {
  try {
    return parse(await readBytes(file))
  } catch {
    // Missing or damaged: the usual settings keep words safe.
    return usual
  }
}

/** The settings in a profile, at once: for what must be known before the shell is ready. */
export function readSettingsSync(profile: string): Settings {
  try {
    return parse(readFileSync(fileIn(profile)))
  } catch {
    return usual
  }
}

const parse = (bytes: Uint8Array): Settings =>
  schema.parse(JSON.parse(new TextDecoder().decode(bytes)))

/** From here on no trace is left, and those that there are go. */
export const changeSettings = (desk: Desk) =>
  handler<'changeSettings', Settings>(schema, async (settings) => {
    const written = await desk.settings.set(settings)
    if (!written.ok) return written
    if (settings.leavesNoTraces) {
      for (const { issueId } of desk.issues.all()) await desk.recovery.journals.discard(issueId)
      await desk.recovery.wipe()
      await desk.generations.wipe()
      await desk.recent.clear()
    }
    return done(settings)
  })

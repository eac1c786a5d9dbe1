/**
 * The office's own faces, where this machine has them. Whether one is there, and as wide as lines
 * count on, only the browser can tell.
 */
import {
  officeBoldDescriptors,
  officeFaceDescriptors,
  officeFamily,
} from '../../core/html/index.ts'
import { fontRoles, type FontRole, type Template } from '../../core/template/index.ts'

/** The installed face that sets each role; null where the bundled stand-in does. */
export type OfficeFaces = Readonly<Record<FontRole, string | null>>

interface Shown {
  readonly key: string
  readonly faces: Promise<OfficeFaces>
  readonly added: readonly FontFace[]
}

let shown: Shown | null = null

/** Lets the text of this document take the installed faces that a template names, its own first. */
export function showOfficeFaces(fonts: Template['fonts']): Promise<OfficeFaces> {
  const key = JSON.stringify(fontRoles.map((role) => [fonts[role].name, fonts[role].altNames]))
  if (shown?.key === key) return shown.faces
  shown?.added.forEach((face) => document.fonts.delete(face))
  const added: FontFace[] = []
  const current: Shown = { key, added, faces: load(fonts, added, () => shown === current) }
  shown = current
  return current.faces
}

async function load(
  fonts: Template['fonts'],
  added: FontFace[],
  isCurrent: () => boolean,
): Promise<OfficeFaces> {
  const found = await Promise.all(
    fontRoles.map(async (role) => {
      const name = await findUsable([fonts[role].name, ...fonts[role].altNames])
      if (name !== null && isCurrent()) {
        const faces = [officeFaceDescriptors, officeBoldDescriptors].map(
          (descriptors) => new FontFace(officeFamily(role), local(name), descriptors),
        )
        added.push(...faces)
        await Promise.all(
          faces.map((face) => {
            document.fonts.add(face)
            return face.load()
          }),
        )
      }
      return [role, name] as const
    }),
  )
  return Object.fromEntries(found) as Record<FontRole, string | null>
}

const local = (name: string): string => `local(${JSON.stringify(name)})`

async function findUsable(names: readonly string[]): Promise<string | null> {
  for (const name of names) if (await isUsable(name)) return name
  return null
}

let probes = 0

/** Whether a face is installed and each of its Hanzi and marks is one em wide. */
async function isUsable(name: string): Promise<boolean> {
  const family = `Neikan Probe ${(probes += 1)}`
  const face = new FontFace(family, local(name))
  try {
    await face.load()
  } catch {
    return false
  }
  document.fonts.add(face)
  const canvas = document.createElement('canvas').getContext('2d')!
  canvas.font = `1000px "${family}"`
  const isOneEm = [...samples].every((one) => Math.abs(canvas.measureText(one).width - 1000) < 1)
  document.fonts.delete(face)
  return isOneEm
}

const samples = '国一龙，。、；：？！（）《》〔〕'

/** The sample issues that ship, one of each built-in style. */
import { readFileSync } from 'node:fs'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import { readNeikan } from '../../host/files/index.ts'

export const sampleNames = [
  'chengyuan-qingnian-2026-04',
  'chengyuan-hemei-2026-12',
  'chengyuan-yingshang-2026-07',
  'chengyuan-neican-2026-09',
] as const

export interface SampleIssue {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: ReadonlyMap<string, Uint8Array>
}

export async function sampleIssue(name: (typeof sampleNames)[number]): Promise<SampleIssue> {
  const file = new URL(`../../assets/samples/${name}.neikan`, import.meta.url)
  const read = await readNeikan(new Uint8Array(readFileSync(file)))
  if (!read.ok) throw new Error(`${name}: ${read.message}`)
  return read.value
}

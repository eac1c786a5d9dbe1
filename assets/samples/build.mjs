/**
 * Makes the sample issues from their manuscripts: `node assets/samples/build.mjs`. What a manuscript
 * cannot say is added by the module of its name. The same manuscript gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { load, newId, startIds } from './kit.mjs'
import { sample as workInformation } from './chengyuan-qingnian-2026-04.mjs'
import { sample as workBrief } from './chengyuan-hemei-2026-12.mjs'
import { sample as specialReport } from './chengyuan-yingshang-2026-07.mjs'
import { sample as internalReference } from './chengyuan-neican-2026-09.mjs'

const { manuscriptOfText, readManuscript } = await load('core/read/index.ts')
const { normalize } = await load('core/model/index.ts')
const { templateById } = await load('core/template/index.ts')
const { writeNeikan } = await load('host/files/index.ts')

const here = (name) => new URL(name, import.meta.url)

for (const { name, template: id, media, extend } of [
  workInformation,
  workBrief,
  specialReport,
  internalReference,
]) {
  startIds()
  const template = templateById(id)
  const text = readFileSync(here(`${name}.txt`), 'utf8')
  const read = readManuscript(manuscriptOfText(text), template, newId).bulletin
  const bulletin = normalize({ children: extend(read) }, newId)
  writeFileSync(here(`${name}.neikan`), writeNeikan({ bulletin, template, media }))
}

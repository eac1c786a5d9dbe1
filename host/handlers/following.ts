/** The issue that comes after another one, before it is written anywhere. */
import path from 'node:path'
import {
  issueFrom,
  nextIssue,
  nextNumber,
  publicationOf,
  type Bulletin,
} from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import type { Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'
import type { Caller } from '../ports.ts'
import type { Desk } from './desk.ts'
import type { Media } from './open-issues.ts'
import { readIssue } from './opening.ts'

/** `next` and `supplement` take over what stands in every issue, `draft` the articles too. */
export const followings = ['next', 'supplement', 'draft'] as const
export type Following = (typeof followings)[number]

export interface FollowingIssue {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: Media
  /** Where it belongs. */
  readonly folder: string
}

/** After the issue at a path of the contract: its number follows on in the register. */
export async function issueAfter(
  desk: Desk,
  place: string,
  as: Following,
  caller: Caller,
): Promise<Outcome<FollowingIssue>> {
  const file = await desk.places.locate(place)
  if (!file.ok) return file
  const read = await readIssue(desk, file.value, caller)
  if (!read.ok) return read
  const { bulletin, template, media } = read.value
  const last = bulletin.children.find((part) => part.type === 'masthead')
  if (last === undefined) throw new TypeError('An issue without a masthead')
  const { issues, voids, registerFault } = await desk.library.listAll()
  if (registerFault !== null) return refused(registerFault)
  const own = publicationOf({ nameplate: last.nameplate, templateId: template.id })
  const supplement = as === 'supplement' || (as === 'draft' && last.supplement)
  const number = nextNumber(
    issues.filter((issue) => publicationOf(issue) === own),
    voids.filter(({ nameplate }) => nameplate === last.nameplate),
    { supplement, thisYear: desk.ports.now().getFullYear() },
  )
  const style = (await desk.library.findStyle(last.nameplate)) ?? { template, media }
  const make = as === 'draft' ? issueFrom : nextIssue
  const made = make(bulletin, { ...number, supplement }, desk.ports.newId)
  return done({
    bulletin: as === 'draft' ? made : withNewWordings(made, template, style.template),
    template: style.template,
    media: new Map([...media, ...style.media]),
    folder: folderOfYear(path.dirname(file.value), last.year, number.year),
  })
}

const startingWordings = ['confidentialityMark', 'kicker', 'issuingOffice'] as const

/** What was changed in the house style for the issues to come stands instead of the last issue's. */
function withNewWordings(bulletin: Bulletin, before: Template, after: Template): Bulletin {
  const isNew = (name: (typeof startingWordings)[number]) => {
    const wording = JSON.stringify(after.defaults[name])
    return !['null', '[]', JSON.stringify(before.defaults[name])].includes(wording)
  }
  const wordings = startingWordings.filter(isNew).map((name) => [name, after.defaults[name]])
  return {
    children: bulletin.children.map((part) =>
      part.type === 'masthead' ? { ...part, ...Object.fromEntries(wordings) } : part,
    ),
  }
}

/** Issues in a folder of their year go on in the folder of the next one. */
function folderOfYear(folder: string, before: number | null, year: number): string {
  const name = path.basename(folder)
  if (before === null || before === year || !name.includes(String(before))) return folder
  return path.join(path.dirname(folder), name.replace(String(before), String(year)))
}

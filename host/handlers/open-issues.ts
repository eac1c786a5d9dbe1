/** The issues that windows and tabs have open: what of them the page does not hold itself. */
import path from 'node:path'
import { issueMedia } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
import type { IssuePlace, OpenedIssue } from '../contract.ts'
import type { Caller, FileFacts } from '../ports.ts'
import type { Places } from './places.ts'

export type Media = ReadonlyMap<string, Uint8Array>

export interface OpenIssue {
  readonly issueId: string
  /** Absolute; null until first saved. */
  file: string | null
  /** Shown while there is no file yet. */
  readonly title: string
  /** Grows by the pictures that are put in. */
  media: Media
  /** The names of those that its file holds, or the beginning of its journal. */
  storedMedia: ReadonlySet<string>
  /** SHA-256 of the file as this issue last read or wrote it; it knows its own writes by it. */
  hash: string | null
  /** Of the file when its hash was taken; null for an issue without one. */
  facts: FileFacts | null
  /** Whether somebody asked for what the file holds, or it was saved by itself. */
  isFileWanted: boolean
  /** Whether its window or tab may write the file; only one of those that show it may. */
  access: 'write' | 'read'
  readonly openedAt: Date
  /** How many edits of its page the file holds; null while the file holds another state. */
  fileEdits: number | null
  /** The window or tab that has it. */
  readonly owner: Caller
  /** Where this issue was last exported to, so that agreeing to replace need not ask again. */
  exportPlace: string | null
}

export interface OpenIssues {
  open(found: NewlyOpened): OpenedIssue
  find(issueId: string): OpenIssue | null
  close(issueId: string): void
  /** A picture of any issue that is open, or was until a moment ago; null where none has it. */
  findPicture(name: string): Uint8Array | null
  all(): readonly OpenIssue[]
  /** The page that had them is gone, as after a crash, though its window may be there. */
  leave(callerId: string): void
  placeOf(issue: OpenIssue): IssuePlace
}

export interface NewlyOpened {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: Media
  readonly file: string | null
  readonly hash: string | null
  readonly owner: Caller
  readonly facts?: FileFacts | null
  readonly access?: OpenIssue['access']
  /** Shown while there is no file; made from the house style where it is absent. */
  readonly title?: string
  /** False for a file that holds another state than what is opened. */
  readonly isInFile?: boolean
}

/** How many closed issues' pictures are held. */
const mostClosed = 3

export function createOpenIssues(newId: () => string, now: () => Date, places: Places): OpenIssues {
  const issues = new Map<string, OpenIssue>()
  /** Of the issues closed last: what was copied there may be pasted here. */
  const closed: Media[] = []
  const close = (issueId: string) => {
    const issue = issues.get(issueId)
    if (issue === undefined) return
    issues.delete(issueId)
    if (issue.media.size > 0) closed.unshift(issue.media)
    closed.splice(mostClosed)
  }
  const placeOf = (issue: OpenIssue): IssuePlace => ({
    issueId: issue.issueId,
    path: issue.file === null ? null : places.show(issue.file),
    name: issue.file === null ? issue.title : path.basename(issue.file, '.neikan'),
  })
  return {
    open: ({ bulletin, template, media, file, hash, owner, ...more }) => {
      const issueId = newId()
      const title = more.title ?? `未命名的${template.name}`
      const fileEdits = file !== null && more.isInFile !== false ? 0 : null
      const issue: OpenIssue = {
        issueId,
        facts: more.facts ?? null,
        isFileWanted: true,
        access: more.access ?? 'write',
        openedAt: now(),
        file,
        title,
        media,
        hash,
        fileEdits,
        owner,
        exportPlace: null,
        storedMedia: new Set(media.keys()),
      }
      issues.set(issueId, issue)
      const names = [...media.keys()]
      const missingMedia = missingIn(bulletin, template, media)
      return { bulletin, template, media: names, missingMedia, place: placeOf(issue) }
    },
    find: (issueId) => issues.get(issueId) ?? null,
    close,
    findPicture: (name) => {
      const all = [...[...issues.values()].map(({ media }) => media), ...closed]
      return all.find((media) => media.has(name))?.get(name) ?? null
    },
    all: () => [...issues.values()],
    leave: (callerId) => {
      for (const { issueId, owner } of [...issues.values()]) {
        if (owner.id === callerId) close(issueId)
      }
    },
    placeOf,
  }
}

/** The pictures that the issue shows and nobody has. */
export const missingIn = (
  bulletin: Bulletin,
  template: Template,
  media: Media,
): readonly string[] => issueMedia(bulletin, template).filter((name) => !media.has(name))

/** The media that the issue still shows, in a fixed order: a removed picture is not saved on. */
export function mediaIn(bulletin: Bulletin, template: Template, media: Media): Media {
  const used = new Set(issueMedia(bulletin, template))
  return new Map([...media].filter(([name]) => used.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)))
}

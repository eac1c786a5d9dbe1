/** What the requests and notices of the contract carry: plain data, of which a copy will do. */
import type { Difference, IssueSummary, VoidNumber } from '../core/model/index.ts'
import type { Bulletin } from '../core/model/types.ts'
import type { ReadingReport } from '../core/read/index.ts'
import type { Template } from '../core/template/schema.ts'

/** An open issue as it crosses the contract. */
export interface IssueFile {
  readonly bulletin: Bulletin
  readonly template: Template
  /** Names of media that the host holds for this issue. */
  readonly media: readonly string[]
}

/** Where an issue lives. In the browser desk a path is relative to the library folder. */
export interface IssuePlace {
  /** Handle of the open issue, for media, saving and exporting. */
  readonly issueId: string
  /** Null until it is first saved. */
  readonly path: string | null
  readonly name: string
}

export interface OpenedIssue extends IssueFile {
  readonly place: IssuePlace
  /** Names of pictures that the bulletin shows and its file lacks. */
  readonly missingMedia: readonly string[]
}

/** Who has an issue open to write in it. */
export interface Holder {
  /** A window or tab of this program, or another program: on this computer or another one. */
  readonly where: 'window' | 'program' | 'computer'
  /** As the system calls them; '' for a window. */
  readonly user: string
  readonly host: string
  /** ISO. */
  readonly since: string
}

/** An issue that was not opened, since somebody else writes in it: the page asks what to do. */
export interface BusyIssue {
  readonly busy: Holder
  readonly path: string
  readonly name: string
}

/** What became of an issue's file since this program last read or wrote it. */
export type OutsideChange =
  | { readonly kind: 'changed'; readonly at: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'renamed'; readonly to: string }
  /** As when a USB stick is pulled out. */
  | { readonly kind: 'folderMissing' }
  | { readonly kind: 'takenOver'; readonly by: Holder }

/** A manuscript that became an issue, with what was made of it. */
export interface ImportedIssue extends OpenedIssue {
  readonly report: ReadingReport
}

export interface RecentIssue {
  readonly path: string
  readonly name: string
  readonly openedAt: string
  readonly missing: boolean
}

/** What the register file of the library notes of one issue. */
export interface RegisterMarks {
  readonly isIssued: boolean
  readonly isArchived: boolean
  /** As laid out when it was last saved or exported; null where it never was, on this desk. */
  readonly pages: number | null
}

/** An issue of the library as the register shows it. */
export interface ListedIssue extends IssueSummary, RegisterMarks {
  readonly path: string
  readonly modifiedAt: string
  readonly templateId: string
  readonly templateName: string
}

/** A file in the library's bin. */
export interface BinnedIssue {
  readonly path: string
  readonly name: string
  /** Of the library, where it would go back to; '' for the library itself. */
  readonly folder: string
  readonly modifiedAt: string
}

/** 空号: a number that was given up, and of which publication. */
export type PublicationVoid = VoidNumber & { readonly nameplate: string }

/** A house style that was kept for the issues to come of a publication. */
export interface KeptStyleSummary {
  /** Of the publication. */
  readonly nameplate: string
  /** Of the house style. */
  readonly name: string
}

/** One of the styles that ship, or the one that a publication's issues to come will have. */
export type StyleChoice = { readonly templateId: string } | { readonly keptFor: string }

export interface LibraryListing {
  /** The folder's own name. */
  readonly name: string
  /** Where it lies, for the person at the desk to read. */
  readonly folder: string
  /** In no order. */
  readonly issues: readonly ListedIssue[]
  readonly voids: readonly PublicationVoid[]
  readonly styles: readonly KeptStyleSummary[]
  /** Files that cannot be read, and why. */
  readonly faults: readonly { readonly path: string; readonly message: string }[]
  /** Files that are still to be read; `libraryChanged` tells of them. */
  readonly pending: number
  /** Why there are no marks, if there are none for a reason. */
  readonly registerFault: string | null
}

/** A passage of the library in which all the words were found. */
export interface LibraryHit {
  readonly path: string
  /** Null where the words are in no article: in the number, the masthead, the recipients, the imprint. */
  readonly articleId: string | null
  /** The article's, else the issue's. */
  readonly title: string
  readonly office: string | null
  /** A piece of the text round the first word; '' where all of them are in the title. */
  readonly excerpt: string
}

export interface LibraryHits {
  /** Titles before offices before text before what stands round it, newest first. */
  readonly hits: readonly LibraryHit[]
  /** Of all hits; more than `hits` where there are too many to show. */
  readonly total: number
}

/** Words of a window that went down, kept by the journal. */
export interface Recoverable {
  readonly id: string
  readonly title: string
  /** Of the file that the words belong to; null for an issue that was never saved. */
  readonly path: string | null
  /** The file as it is now, compared with what the lost window last knew of it. */
  readonly file: 'same' | 'changed' | 'missing' | 'none'
  readonly changedAt: string
  readonly characters: number
  /** The last of what was written and is not in the file, a few lines at most. */
  readonly lastLines: readonly string[]
}

/** A line of an earlier version, as plain text. */
export interface VersionLine {
  readonly text: string
  /** Whether the bulletin on the desk has no such line: it was changed since, or deleted. */
  readonly isOther: boolean
}

/** What is set once for this machine. */
export interface Settings {
  /** No journal, no earlier versions, no list of recent issues: for machines that are shared. */
  readonly leavesNoTraces: boolean
  /** Whether an issue that has a file is saved by itself. */
  readonly autosaves: boolean
  /** The desktop shell draws without the graphics card, from its next start on. */
  readonly drawsWithoutGpu: boolean
  /** By day, by night, or as the system has it. */
  readonly appearance: Appearance
}

export type Appearance = 'system' | 'light' | 'dark'

/** An earlier version of an issue's file. */
export interface IssueVersion {
  readonly id: string
  /** When it was written. */
  readonly savedAt: string
  readonly characters: number
  readonly articles: number
  /** From this version to what is on the desk now. */
  readonly difference: Difference
}

export interface TemplateSummary {
  readonly id: string
  readonly name: string
}

export interface ExportedFile {
  readonly format: 'docx' | 'pdf'
  readonly path: string
  readonly bytes: number
  /** In the browser desk: where the file can be fetched from. */
  readonly url: string | null
}

/** Named stages, in order. */
export type ExportStage = 'layout' | 'docx' | 'pdf' | 'write'

/** Named stages of reading, in order. */
export type ReadingStage = 'unpack' | 'recognise'

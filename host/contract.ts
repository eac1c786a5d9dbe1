/**
 * What the page may ask of the machine, and what the machine may say. Types only: the page imports
 * nothing else from the host. Handlers take `unknown` and parse it.
 */
import type { Bulletin } from '../core/model/types.ts'
import type { Clipping, Contribution, Pasted } from '../core/read/index.ts'
import type { Template } from '../core/template/schema.ts'
import type { RemovedCharacter } from '../core/text/index.ts'
import type {
  BinnedIssue,
  BusyIssue,
  ExportStage,
  ExportedFile,
  Holder,
  ImportedIssue,
  IssueFile,
  IssuePlace,
  IssueVersion,
  LibraryHits,
  LibraryListing,
  OpenedIssue,
  OutsideChange,
  PublicationVoid,
  ReadingStage,
  RecentIssue,
  Recoverable,
  Settings,
  StyleChoice,
  TemplateSummary,
  VersionLine,
} from './contract-data.ts'

export type * from './contract-data.ts'

/** A value, or a message in Chinese that says what happened and what to do. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

export interface Requests {
  /** First call of a page: what shell this is, what to show first. */
  start: {
    ask: null
    answer: {
      shell: 'electron' | 'desk'
      version: string
      /** The issue named by the command line, the file association or the address, if any. */
      initial: OpenedIssue | BusyIssue | null
      /** Why that issue was not opened; null where it was, or none was named. */
      refusal: string | null
      recent: readonly RecentIssue[]
      templates: readonly TemplateSummary[]
      /** Name of the library folder (browser desk), else null. */
      library: string | null
      settings: Settings
      recoverable: readonly Recoverable[]
    }
  }
  newIssue: { ask: { templateId: string }; answer: OpenedIssue }
  openSample: { ask: null; answer: OpenedIssue }
  /**
   * With `path: null` the shell asks for a file; null answers a dialog that was dismissed. What
   * somebody else has open is opened only in a `mode`: to read, or to write in their stead.
   */
  openIssue: {
    ask: { path: string | null; mode?: 'readOnly' | 'takeOver' }
    answer: OpenedIssue | BusyIssue | null
  }
  /**
   * A manuscript: its bytes as they are. The encoding is found out here. It becomes an issue of a
   * house style or, with `after`, the next one of the publication that the issue at that path is of:
   * what the manuscript lacks (masthead, recipients, imprint) is that publication's, and it is saved
   * beside that issue unless it is of another publication.
   */
  importText: {
    ask: {
      name: string
      bytes: Uint8Array
      target: { templateId: string } | { after: string }
    }
    answer: ImportedIssue
  }
  /** The articles of a manuscript, for an issue that is open in the page. */
  readContribution: { ask: { name: string; bytes: Uint8Array }; answer: Contribution }
  /** What the clipboard of the page has to paste, by format. */
  readClipping: { ask: Clipping; answer: Pasted }
  /**
   * Takes a PNG or JPEG into the media of an issue, without what it tells about its maker. The page
   * has turned it upright before. Sizes are those of 96 dots to the inch.
   */
  addPicture: {
    ask: { issueId: string; name: string; bytes: Uint8Array }
    answer: { media: string; widthMm: number; heightMm: number }
  }
  /**
   * Copies pictures that came over by the clipboard from another issue, open or just closed, into the
   * media of this one. Answers those that nobody has.
   */
  bringPictures: {
    ask: { issueId: string; media: readonly string[] }
    answer: { missing: readonly string[] }
  }
  /** Stops what this window or tab is waiting to have read. */
  cancelReading: { ask: null; answer: null }
  /** What is known of the library within a fraction of a second. */
  listLibrary: { ask: null; answer: LibraryListing }
  /** The issues with all of the words, in titles, offices and text. */
  searchLibrary: { ask: { query: string }; answer: LibraryHits }
  /** An issue of the library to look at, without opening it. */
  previewIssue: {
    ask: { path: string }
    answer: Pick<IssueFile, 'bulletin' | 'template'> & {
      /** The picture of its nameplate, if it has one. */
      readonly nameplate: Uint8Array | null
    }
  }
  /**
   * A new issue in the library after another one: `next` and `supplement` take over what stands in
   * every issue, `draft` its articles too. The number follows on.
   */
  nextIssue: {
    ask: { path: string; as: 'next' | 'supplement' | 'draft' }
    answer: OpenedIssue
  }
  /** The first issue of a publication. */
  newPublication: {
    ask: { style: StyleChoice; nameplate: string; issuingOffice: string }
    answer: OpenedIssue
  }
  /** A house style on an issue to look at: the sample's words, no file. To be closed like others. */
  openStyle: { ask: { style: StyleChoice }; answer: OpenedIssue }
  /**
   * Keeps a house style for the issues to come of the publication with that nameplate; the open
   * issue has its picture.
   */
  keepHouseStyle: { ask: { issueId: string; nameplate: string; template: Template }; answer: null }
  /** Notes numbers as 空号, or no longer; 100 at most. */
  markVoid: {
    ask: { numbers: readonly PublicationVoid[]; isVoid: boolean }
    answer: LibraryListing
  }
  markIssue: {
    ask: { path: string; isIssued?: boolean | undefined; isArchived?: boolean | undefined }
    answer: LibraryListing
  }
  /** Moves an issue to the library's bin, from which it can be taken back. `kept` is its path there. */
  removeIssue: { ask: { path: string }; answer: { listing: LibraryListing; kept: string } }
  /** What lies in the library's bin, the latest first. */
  listBin: { ask: null; answer: readonly BinnedIssue[] }
  /** Moves an issue from the bin to a path; with null to where it was. */
  restoreIssue: { ask: { kept: string; path: string | null }; answer: LibraryListing }
  /** Gives the file of an issue another name in its folder. `path` is the one it has then. */
  renameIssue: {
    ask: { path: string; name: string }
    answer: { listing: LibraryListing; path: string }
  }
  /** How many pages the open issue has, for the register; of no other issue than the library's. */
  recordPages: { ask: { issueId: string; pages: number }; answer: null }
  /** The desktop shell asks for the library's folder; null answers a dialog that was dismissed. */
  chooseLibrary: { ask: null; answer: LibraryListing | null }
  recent: { ask: null; answer: readonly RecentIssue[] }
  forgetRecent: { ask: { path: string }; answer: readonly RecentIssue[] }
  /**
   * Saves where the issue lives. `path` names another place (save as); with `path: null` and no
   * place yet the shell asks. Null answers a dialog that was dismissed. `outside` answers a save
   * over what somebody else did to the file; `replace` saves all the same.
   */
  saveIssue: {
    ask: {
      issueId: string
      bulletin: Bulletin
      template: Template
      path: string | null
      saveAs: boolean
      /** A file of that name is replaced only if this is true. */
      replace: boolean
      suggestedName: string
      /** How many edits of the journal the bulletin holds (`keepEdits`). */
      edits?: number
      /** Nobody asked for it. */
      isAutomatic?: boolean
    }
    answer:
      | { place: IssuePlace; savedAt: string }
      | { exists: string }
      | { outside: OutsideChange }
      | null
  }
  /** What became of the issue's file; null where all is as it was. */
  checkFile: { ask: { issueId: string }; answer: OutsideChange | null }
  /** Earlier versions of the issue's file, newest first, compared with what is on the desk. */
  listVersions: {
    ask: { issueId: string; bulletin: Bulletin }
    answer: readonly IssueVersion[]
  }
  /** The words of an earlier version, a line per paragraph. */
  readVersion: {
    ask: { issueId: string; id: string; bulletin: Bulletin }
    answer: { lines: readonly VersionLine[] }
  }
  /** An earlier version as a new issue that has no file. */
  openVersion: { ask: { issueId: string; id: string }; answer: OpenedIssue }
  /**
   * What an earlier version holds, to take the place of what is on the desk, whose pictures it joins.
   * What the file holds until the next save becomes a version then, however young it is.
   */
  takeVersion: {
    ask: { issueId: string; id: string }
    answer: Omit<OpenedIssue, 'place'> | { outside: OutsideChange }
  }
  /** Keeps what is on the desk as a version, before it gives way to something else. */
  keepVersion: {
    ask: { issueId: string; bulletin: Bulletin; template: Template }
    answer: null
  }
  /**
   * Writes edits to the journal and answers when they are on the disk. Edits are the operations of
   * the editor and `{template}`, numbered from 0 since the page got the issue; `from` is the number
   * of the first. With `snapshot` the journal begins anew from an issue that holds `next` edits.
   */
  keepEdits: {
    ask: {
      issueId: string
      from: number
      edits: readonly unknown[]
      snapshot: { bulletin: Bulletin; template: Template; next: number } | null
    }
    answer: { needsSnapshot: boolean }
  }
  /** Opens what was kept; it is in the journal of the new window before the old one goes. */
  recover: { ask: { id: string }; answer: OpenedIssue }
  discardRecovery: { ask: { id: string }; answer: null }
  changeSettings: { ask: Settings; answer: Settings }
  exportIssue: {
    ask: {
      jobId: string
      issueId: string
      bulletin: Bulletin
      template: Template
      formats: readonly ('docx' | 'pdf')[]
      /** Without extension; the shell may ask where. */
      name: string
      replace: boolean
    }
    answer:
      | { files: readonly ExportedFile[]; removed: readonly RemovedCharacter[] }
      | { exists: readonly string[] }
      | null
  }
  cancelExport: { ask: { jobId: string }; answer: null }
  revealFile: { ask: { path: string }; answer: null }
  openFile: { ask: { path: string }; answer: null }
  closeIssue: { ask: { issueId: string }; answer: null }
  /** Tells the shell whether closing the window would lose something, and the window's title. */
  windowState: { ask: { title: string; unsaved: boolean }; answer: null }
}

export interface Notices {
  exportProgress: { jobId: string; stage: ExportStage; fraction: number }
  /** How far the reading of a file that comes in has got. */
  readingProgress: { stage: ReadingStage }
  /** A menu item of the desktop shell was chosen: the id of a command. */
  command: { id: string }
  /** A file was opened from outside (association, second instance). */
  openRequested: { path: string }
  /** Another window or tab writes in this issue from now on, and this one reads. */
  takenOver: { issueId: string; by: Holder }
  /** Files of the library have changed, or more of them have been read. */
  libraryChanged: Record<string, never>
  /** The window is about to close with unsaved changes. */
  closeRequested: Record<string, never>
}

export type RequestName = keyof Requests
export type NoticeName = keyof Notices

/** What the page sees of its shell; preload and the browser desk's client both make one. */
export interface Desk {
  request<Name extends RequestName>(
    name: Name,
    ask: Requests[Name]['ask'],
  ): Promise<Outcome<Requests[Name]['answer']>>
  onNotice<Name extends NoticeName>(name: Name, hear: (notice: Notices[Name]) => void): () => void
  /** An address that shows a picture of the open issue. */
  mediaUrl(issueId: string, name: string): string
}

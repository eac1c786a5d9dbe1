import type { ReadingReport } from '../../core/read/index.ts'
import type {
  BusyIssue,
  ExportedFile,
  ExportStage,
  IssuePlace,
  IssueVersion,
  LibraryListing,
  OutsideChange,
  RecentIssue,
  Recoverable,
  Requests,
  Settings,
} from '../../host/contract.ts'
import type { IssueSession } from '../editor/index.ts'
import type { FindQuery } from '../panes/find-hits.ts'
import type { PreviewZoom } from '../preview/zoom.ts'

export type StartAnswer = Requests['start']['answer']

/** The issue on the desk. */
export interface OpenIssue {
  readonly session: IssueSession
  readonly place: IssuePlace
  /** What is shown for pictures that the file lacks: addresses by name. */
  readonly standIns: ReadonlyMap<string, string>
  /** Of the manuscripts that it was made of, the latest first. */
  readonly importReports: readonly ImportReport[]
  /** Why nothing can be typed, in words for the bar; null where it can. */
  readonly readOnly: string | null
}

/** What became of a manuscript, for as long as the issue stays on the desk. */
export interface ImportReport {
  /** Of the manuscript's file. */
  readonly name: string
  readonly report: ReadingReport
}

/** A file that can be opened by its name. */
export interface ListedFile {
  readonly path: string
  readonly modifiedAt: string
}

export interface SaveOptions {
  readonly saveAs?: boolean
  readonly path?: string
  readonly replace?: boolean
  /** Nobody asked for it. */
  readonly isAutomatic?: boolean
  /** What to do once the issue is on disk. */
  readonly then?: () => Promise<void>
}

/** How the issue stands towards its file. */
export type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'failed'; readonly message: string }
  /** Somebody else changed the file: nothing is written before the person has chosen. */
  | { readonly kind: 'asking'; readonly change: OutsideChange }

export interface ExportJob {
  readonly jobId: string
  readonly stage: ExportStage | null
  /** From 0 to 1. */
  readonly fraction: number
  readonly isCancelling: boolean
}

export type ExportFormat = ExportedFile['format']

export type HelpPage = 'shortcuts' | 'news' | 'diagnostics' | 'about'

/** A question or a form over the desk; one at a time. */
export type Dialog =
  | {
      readonly kind: 'export'
      readonly name: string
      readonly formats: readonly ExportFormat[]
      /** One article instead of the whole issue. */
      readonly articleId: string | null
    }
  | { readonly kind: 'saveAs'; readonly name: string; readonly options: SaveOptions }
  | { readonly kind: 'openFromLibrary'; readonly files: readonly ListedFile[] }
  | { readonly kind: 'outside'; readonly change: OutsideChange }
  | { readonly kind: 'busy'; readonly issue: BusyIssue }
  | { readonly kind: 'versions'; readonly versions: readonly IssueVersion[] }
  | { readonly kind: 'newIssue' }
  | { readonly kind: 'newPublication' }
  | {
      readonly kind: 'renameIssue'
      readonly path: string
      /** Of the file. */
      readonly name: string
      /** Of the issue: what a file is called that nobody named otherwise. */
      readonly title: string
    }
  | { readonly kind: 'search' }
  | { readonly kind: 'recover' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'print' }
  | { readonly kind: 'help'; readonly page: HelpPage }
  | { readonly kind: 'specialCharacters' }
  | {
      readonly kind: 'confirm'
      readonly title: string
      readonly text: string
      readonly choices: readonly Choice[]
    }

/** One answer to a question; the first is the main one, Esc takes none. */
export interface Choice {
  readonly label: string
  readonly tone: 'main' | 'danger' | 'plain'
  readonly run: () => void
}

export interface Toast {
  readonly id: number
  readonly tone: 'done' | 'refused'
  /** Takes the place of what was said of the same: two messages would hide the page. */
  readonly about?: string
  readonly text: string
  readonly actions: readonly ToastAction[]
}
export type ToastAction =
  | { readonly label: string; readonly run: () => void }
  | { readonly label: string; readonly href: string }

/** Trying to fit the issue on its pages. `of` is a paragraph, or '' for the whole issue. */
export type FittingState =
  | {
      readonly kind: 'running'
      readonly of: string
      readonly trials: number
      readonly isStopping: boolean
    }
  | {
      readonly kind: 'answered'
      readonly of: string
      readonly isDone: boolean
      readonly text: string
      /** Of the issue it was said of: any other has pages of its own. */
      readonly version: number
    }

export type ReviewTab = 'checks' | 'layout' | 'find' | 'properties' | 'import'

export interface AppState {
  /** Null until the shell has answered. */
  readonly start: StartAnswer | null
  /** Why there is no start, if there is none. */
  readonly startFailure: string | null
  readonly recent: readonly RecentIssue[]
  /** Null until the library has answered. */
  readonly library: LibraryListing | null
  /** The publication, or another place of the first screen; null for the first one. */
  readonly libraryPlace: string | null
  /** Path of the issue that is chosen in the register. */
  readonly librarySelection: string | null
  /** What a window that went down left behind and nobody has answered for yet. */
  readonly recoverable: readonly Recoverable[]
  readonly settings: Settings
  readonly issue: OpenIssue | null
  /** Whether the issue's house style is shown instead of its text. */
  readonly isStyling: boolean
  /** What a house style is shown on that was opened from the first screen; null at all other times. */
  readonly specimen: OpenIssue | null
  /** Whether the issue's pages are shown as they are printed, instead of its text. */
  readonly isPreviewing: boolean
  /** The page that the preview shows; null outside of it. */
  readonly previewPage: number | null
  readonly previewZoom: PreviewZoom
  /** What it comes to, 1 for the size of the paper; null outside of the preview. */
  readonly previewScale: number | null
  /** 套印 as it was last chosen, for as long as the desk is open. */
  readonly isOverprinting: boolean
  /** A word about what is being waited for, such as 正在打开; null when nothing is. */
  readonly waitingFor: string | null
  readonly saving: Saving
  readonly exportJob: ExportJob | null
  readonly dialog: Dialog | null
  readonly toasts: readonly Toast[]
  readonly isStructureShown: boolean
  readonly isReviewShown: boolean
  readonly reviewTab: ReviewTab
  readonly find: FindQuery
  /** Grows when a command asks for the field to type into what is looked for. */
  readonly findAsked: number
  readonly fitting: FittingState | null
  /** Percent. */
  readonly zoom: number
  /** The articles that are chosen in the structure pane, while it has the focus. */
  readonly structureArticleIds: readonly string[]
  /** While only the sheets are shown: the panes that come back afterwards. */
  readonly focus: Pick<AppState, 'isStructureShown' | 'isReviewShown'> | null
  /** While pages lie side by side: the zoom that comes back afterwards. */
  readonly spread: Pick<AppState, 'zoom'> | null
}

export const zoomRange = { least: 40, most: 200, step: 10, usual: 90 } as const

export function initialState(): AppState {
  return {
    start: null,
    startFailure: null,
    recent: [],
    library: null,
    libraryPlace: null,
    librarySelection: null,
    recoverable: [],
    settings: {
      ...{ leavesNoTraces: false, autosaves: true, drawsWithoutGpu: false },
      appearance: 'system',
    },
    issue: null,
    isStyling: false,
    specimen: null,
    isPreviewing: false,
    previewPage: null,
    previewZoom: 'page',
    previewScale: null,
    isOverprinting: false,
    waitingFor: null,
    saving: { kind: 'idle' },
    exportJob: null,
    dialog: null,
    toasts: [],
    isStructureShown: true,
    isReviewShown: true,
    reviewTab: 'checks',
    find: {
      text: '',
      replacement: '',
      isPattern: false,
      matchesCase: false,
      matchesWidth: false,
      inArticle: false,
    },
    findAsked: 0,
    fitting: null,
    zoom: zoomRange.usual,
    structureArticleIds: [],
    focus: null,
    spread: null,
  }
}

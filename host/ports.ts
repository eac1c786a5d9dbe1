/**
 * What the handlers need of the world, so that a test, the desktop shell and the browser desk can
 * each bring their own. Nothing in `host/handlers` reads a clock, a disk or the environment itself.
 */
import type { NoticeName, Notices, Outcome } from './contract.ts'
import type { Door } from './door/index.ts'
import type { Packer } from './packer/index.ts'
import type { Printer } from './printer/index.ts'

/** Files by absolute path. Reading throws the system's error; writing is all or nothing. */
export interface FileSystem {
  read(file: string): Promise<Uint8Array>
  write(file: string, bytes: Uint8Array): Promise<Outcome<null>>
  /** Null where there is no such file. */
  stat(file: string): Promise<FileFacts | null>
  /** Names in a folder; none where the folder cannot be read. */
  list(folder: string): Promise<readonly FolderEntry[]>
  makeFolder(folder: string): Promise<void>
  /** To a name that nobody has, in a folder that is there. */
  move(from: string, to: string): Promise<void>
  /** Says nothing where there is no such file. */
  remove(file: string): Promise<void>
  /** Tells of changes in a folder, not in those below it, until the answer is called. */
  watch(folder: string, onChange: () => void): () => void
  /** The path without symbolic links; null where there is no such file. */
  realPath(file: string): Promise<string | null>
}

export interface FileFacts {
  readonly modifiedAt: Date
  readonly sizeBytes: number
  /** Stays with a file that is renamed in its folder. */
  readonly fileId: string
}

/** Who writes on this computer, for those who would write in the same file from another. */
export interface Identity {
  readonly user: string
  readonly host: string
  readonly pid: number
  /** Whether a process of that number runs on this computer. */
  isRunning(pid: number): boolean
}

export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
}

/** Native dialogs of the desktop shell. Null answers a dialog that was dismissed. */
export interface Dialogs {
  chooseIssue(caller: Caller): Promise<string | null>
  chooseFolder(caller: Caller): Promise<string | null>
  /** `fileName` has its extension. The dialog itself asks before a file is replaced. */
  chooseSavePlace(caller: Caller, fileName: string): Promise<string | null>
}

/** Hands a file to the desktop. */
export interface Launcher {
  reveal(file: string): Promise<Outcome<null>>
  open(file: string): Promise<Outcome<null>>
}

export interface Ports {
  readonly shell: 'electron' | 'desk'
  readonly version: string
  readonly files: FileSystem
  /** Reads whatever comes in. */
  readonly door: Door
  /** Makes the files of issues. */
  readonly packer: Packer
  readonly identity: Identity
  readonly now: () => Date
  readonly newId: () => string
  /** Starts on first use; a refusal says why there is none. */
  readonly printer: () => Promise<Outcome<Printer>>
  /** Null in the browser desk, whose files all live in the library. */
  readonly dialogs: Dialogs | null
  readonly launcher: Launcher
  /** Absolute folder of the browser desk's issues; null in the desktop shell. */
  readonly library: string | null
  /** Absolute folder of the desktop shell's issues until the user has chosen another. */
  readonly usualLibrary: string
  /** Where the list of recent issues is kept. */
  readonly profile: string
  /** Absolute path of the issue shown on the first start. */
  readonly sample: string
}

/** One window or tab. */
export interface Caller {
  readonly id: string
  /** The issue that the command line, the file association or the address named. */
  readonly initialPath: string | null
  /** Whether the window or tab is still there, now. */
  isHere(): boolean
  notify<Name extends NoticeName>(name: Name, notice: Notices[Name]): void
  /** Title and unsaved state, for the shell that has a window. */
  setWindowState(state: { readonly title: string; readonly unsaved: boolean }): void
}

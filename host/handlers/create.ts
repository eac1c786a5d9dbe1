import path from 'node:path'
import type { Ports } from '../ports.ts'
import { createGenerations, createRecovery } from '../recovery/index.ts'
import type { Desk } from './desk.ts'
import { cancelExport, exportIssue } from './exporting.ts'
import type { Handlers } from './handler.ts'
import { createLibrary } from '../library/index.ts'
import { listBin, removeIssue, renameIssue, restoreIssue } from './bin.ts'
import { importText, readClipping, readContribution } from './importing.ts'
import {
  chooseLibrary,
  keepHouseStyle,
  listLibrary,
  markIssue,
  markVoid,
  newPublication,
  nextIssue,
  openStyle,
  previewIssue,
  recordPages,
  searchLibrary,
} from './library.ts'
import { createOpenIssues } from './open-issues.ts'
import { addPicture, bringPictures } from './pictures.ts'
import { cancelReading, newIssue, openIssue, openSample } from './opening.ts'
import { chosenPlaces, libraryPlaces } from './places.ts'
import { createRecentList } from './recent.ts'
import { discardRecovery, keepEdits, recover } from './recovering.ts'
import { saveIssue } from './saving.ts'
import { checkFile, releaseHolds } from './holding.ts'
import { createLocks } from './locks.ts'
import { keepVersion, listVersions, openVersion, readVersion, takeVersion } from './versions.ts'
import { changeSettings, createSettings } from './settings.ts'
import {
  closeIssue,
  forgetRecent,
  openFile,
  recent,
  revealFile,
  start,
  windowState,
} from './shell.ts'

/** The handlers of one running program, and what its shell serves beside them. */
export interface DeskHandlers {
  readonly handlers: Handlers
  /** The bytes of a picture of an open issue. */
  findMedia(issueId: string, name: string): Uint8Array | null
  /** Lets the page open an absolute file that was opened from outside; answers its path. */
  grant(file: string): string
  /** Has the shell draw without the graphics card from its next start on. */
  giveUpGpu(): Promise<void>
  /** Ends what runs beside the requests; nothing that is unsaved is removed. */
  close(): Promise<void>
}

/** A tab that is closed says nothing; others should not have to wait for long. */
const releaseEveryMs = 15_000

export function createDeskHandlers(ports: Ports): DeskHandlers {
  const places = ports.library === null ? chosenPlaces() : libraryPlaces(ports.files, ports.library)
  const issues = createOpenIssues(ports.newId, ports.now, places)
  const settings = createSettings(ports)
  const recentList = createRecentList(ports, places, settings)
  const recovery = createRecovery({
    root: path.join(ports.profile, 'recovery'),
    newId: ports.newId,
    now: ports.now,
  })
  const desk: Desk = {
    ...{ ports, places, issues, settings, recovery },
    locks: createLocks(ports),
    generations: createGenerations(ports.files, path.join(ports.profile, 'versions'), ports.now),
    recent: recentList,
    library: createLibrary(ports),
    jobs: new Map(),
    readings: new Map(),
  }
  const handlers: Handlers = {
    start: start(desk),
    newIssue: newIssue(desk),
    openSample: openSample(desk),
    openIssue: openIssue(desk),
    importText: importText(desk),
    readContribution: readContribution(desk),
    readClipping: readClipping(desk),
    addPicture: addPicture(desk),
    bringPictures: bringPictures(desk),
    cancelReading: cancelReading(desk),
    listLibrary: listLibrary(desk),
    searchLibrary: searchLibrary(desk),
    previewIssue: previewIssue(desk),
    nextIssue: nextIssue(desk),
    newPublication: newPublication(desk),
    openStyle: openStyle(desk),
    keepHouseStyle: keepHouseStyle(desk),
    markVoid: markVoid(desk),
    markIssue: markIssue(desk),
    removeIssue: removeIssue(desk),
    listBin: listBin(desk),
    restoreIssue: restoreIssue(desk),
    renameIssue: renameIssue(desk),
    recordPages: recordPages(desk),
    chooseLibrary: chooseLibrary(desk),
    recent: recent(desk),
    forgetRecent: forgetRecent(desk),
    saveIssue: saveIssue(desk),
    checkFile: checkFile(desk),
    listVersions: listVersions(desk),
    readVersion: readVersion(desk),
    openVersion: openVersion(desk),
    takeVersion: takeVersion(desk),
    keepVersion: keepVersion(desk),

    keepEdits: keepEdits(desk),
    recover: recover(desk),
    discardRecovery: discardRecovery(desk),
    changeSettings: changeSettings(desk),
    exportIssue: exportIssue(desk),
    cancelExport: cancelExport(desk),
    revealFile: revealFile(desk),
    openFile: openFile(desk),
    closeIssue: closeIssue(desk),
    windowState: windowState(desk),
  }
  const releasing = setInterval(() => void releaseHolds(desk), releaseEveryMs).unref()
  return {
    handlers,
    findMedia: (issueId, name) => issues.find(issueId)?.media.get(name) ?? null,
    grant: (file) => {
      places.grant(file)
      return places.show(file)
    },
    giveUpGpu: async () => {
      await settings.set({ ...(await settings.get()), drawsWithoutGpu: true })
    },
    close: async () => {
      clearInterval(releasing)
      if ((await settings.get()).leavesNoTraces) await desk.generations.wipe()
      await desk.locks.keepOnly(new Set())
      await recovery.end()
    },
  }
}

/** Runs in the sandbox before the page and gives it exactly the contract's three verbs. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Desk, NoticeName, RequestName } from '../host/contract.ts'

/** A name that is missing here does not compile; one that is not here does not pass. */
const requests: { readonly [Name in RequestName]: true } = {
  start: true,
  newIssue: true,
  openSample: true,
  openIssue: true,
  importText: true,
  addPicture: true,
  readContribution: true,
  readClipping: true,
  bringPictures: true,
  cancelReading: true,
  listLibrary: true,
  searchLibrary: true,
  previewIssue: true,
  nextIssue: true,
  newPublication: true,
  openStyle: true,
  keepHouseStyle: true,
  markVoid: true,
  markIssue: true,
  removeIssue: true,
  listBin: true,
  restoreIssue: true,
  renameIssue: true,
  recordPages: true,
  chooseLibrary: true,
  recent: true,
  forgetRecent: true,
  saveIssue: true,
  checkFile: true,
  listVersions: true,
  readVersion: true,
  openVersion: true,
  takeVersion: true,
  keepVersion: true,
  keepEdits: true,
  recover: true,
  discardRecovery: true,
  changeSettings: true,
  exportIssue: true,
  cancelExport: true,
  revealFile: true,
  openFile: true,
  closeIssue: true,
  windowState: true,
}
const notices: { readonly [Name in NoticeName]: true } = {
  exportProgress: true,
  readingProgress: true,
  command: true,
  openRequested: true,
  libraryChanged: true,
  takenOver: true,
  closeRequested: true,
}

const desk: Desk = {
  request: (name, ask) => {
    if (!Object.hasOwn(requests, name)) return Promise.reject(new RangeError(`No request ${name}`))
    return ipcRenderer.invoke(`neikan:${name}`, ask) as ReturnType<Desk['request']> as never
  },
  onNotice: (name, hear) => {
    if (!Object.hasOwn(notices, name)) throw new RangeError(`No notice ${name}`)
    // The event object would hand the page a sender to talk to.
    const listen = (_event: unknown, notice: unknown) => hear(notice as never)
    ipcRenderer.on(`neikan:notice:${name}`, listen)
    return () => void ipcRenderer.removeListener(`neikan:notice:${name}`, listen)
  },
  mediaUrl: (issueId, name) => `./media/${encodeURIComponent(issueId)}/${encodeURIComponent(name)}`,
}

contextBridge.exposeInMainWorld('neikan', desk)

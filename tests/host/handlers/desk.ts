/** A desk over a folder of its own, with a printer that prints nothing. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type {
  BusyIssue,
  NoticeName,
  Notices,
  OpenedIssue,
  Outcome,
  RequestName,
  Requests,
} from '../../../host/contract.ts'
import { writeNeikan } from '../../../host/files/index.ts'
import { createDeskHandlers, type DeskHandlers } from '../../../host/handlers/index.ts'
import { directDoor } from '../../../host/door/index.ts'
import { packIssue } from '../../../host/packer/index.ts'
import { nodeFiles } from '../../../host/node-files.ts'
import { done } from '../../../host/outcome.ts'
import type { Caller, Dialogs, Ports } from '../../../host/ports.ts'
import type { Printer } from '../../../host/printer/index.ts'
import { templateById } from '../../../core/template/index.ts'
import { article, bulletin, masthead, p } from '../../helpers/build.ts'

export const template = templateById('work-information')

/** A small issue, told from others by its only paragraph. */
export const issueOf = (words: string) => ({
  bulletin: bulletin(
    masthead({ nameplate: '云岭青年工作信息', year: 2025, issueNumber: 3 }),
    article('标题', p(words)),
  ),
  template,
  media: new Map<string, Uint8Array>(),
})

/** Lays everything out on two pages and prints five bytes. */
export const stubPrinter: Printer = {
  layout: () => Promise.resolve(pages),
  print: (_issue, onStage) => {
    onStage('layout')
    onStage('pdf')
    return Promise.resolve({ pdf: new TextEncoder().encode('%PDF-'), pages })
  },
  close: () => Promise.resolve(),
}
const pages = {
  pageCount: 2,
  firstPages: new Map<string, number>(),
  pages: [
    { lines: [], blockIds: [], rows: [] },
    { lines: [], blockIds: [], rows: [] },
  ],
  tailPage: 2,
  noBody: false,
  blankBeforeTail: false,
  spaceBeforeTail: 0,
  tailHeight: 75,
  articleEnds: [],
}

export interface TestDesk {
  readonly folder: string
  readonly library: string
  readonly ports: Ports
  readonly desk: DeskHandlers
  readonly notices: [NoticeName, unknown][]
  readonly caller: Caller
  ask<Name extends RequestName>(
    name: Name,
    ask: Requests[Name]['ask'],
  ): Promise<Outcome<Requests[Name]['answer']>>
  /** The answer; fails the test on a refusal. */
  get<Name extends RequestName>(
    name: Name,
    ask: Requests[Name]['ask'],
  ): Promise<Exclude<Requests[Name]['answer'], BusyIssue>>
  /** Puts an issue into the library. */
  put(name: string, words: string): Promise<void>
}

export async function openTestDesk(changes: Partial<Ports> = {}): Promise<TestDesk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'neikan-desk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const library = path.join(folder, '文库')
  const sample = path.join(folder, 'sample.neikan')
  await mkdir(library)
  await writeFile(sample, writeNeikan(issueOf('样例')))
  let last = 0
  const ports: Ports = {
    shell: 'desk',
    version: '9.9.9',
    files: nodeFiles,
    door: directDoor,
    packer: { pack: packIssue },
    identity: { user: '王编辑', host: '办公室一号机', pid: 4711, isRunning: () => true },
    now: () => new Date('2026-11-20T06:00:00Z'),
    newId: () => `id-${(last += 1)}`,
    printer: () => Promise.resolve(done(stubPrinter)),
    dialogs: null,
    launcher: {
      reveal: () => Promise.resolve(done(null)),
      open: () => Promise.resolve(done(null)),
    },
    library,
    usualLibrary: library,
    profile: path.join(folder, 'profile'),
    sample,
    ...changes,
  }
  const desk = createDeskHandlers(ports)
  onTestFinished(() => desk.close())
  const notices: [NoticeName, unknown][] = []
  const caller: Caller = {
    id: 'tab',
    initialPath: null,
    isHere: () => true,
    notify: <Name extends NoticeName>(name: Name, notice: Notices[Name]) =>
      void notices.push([name, notice]),
    setWindowState: () => undefined,
  }
  const ask: TestDesk['ask'] = (name, given) => desk.handlers[name](given, caller)
  const get: TestDesk['get'] = async (name, given) => {
    const outcome = await ask(name, given)
    if (!outcome.ok) throw new Error(outcome.message)
    const { value } = outcome
    if (value !== null && typeof value === 'object' && 'busy' in value) {
      throw new Error(`Somebody else has ${value.name} open`)
    }
    return value as never
  }
  const put = (name: string, words: string) =>
    writeFile(path.join(library, name), writeNeikan(issueOf(words)))
  return { folder, library, ports, desk, notices, caller, ask, get, put }
}

/** What the page sends to save an issue that it was given. */
export const saveAsk = (
  opened: OpenedIssue,
  changes: Partial<Requests['saveIssue']['ask']> = {},
): Requests['saveIssue']['ask'] => ({
  issueId: opened.place.issueId,
  bulletin: opened.bulletin,
  template: opened.template,
  path: null,
  saveAs: false,
  replace: false,
  suggestedName: '云岭青年工作信息 2025年第3期',
  ...changes,
})

export const exportAsk = (
  opened: OpenedIssue,
  changes: Partial<Requests['exportIssue']['ask']> = {},
): Requests['exportIssue']['ask'] => ({
  jobId: 'job',
  issueId: opened.place.issueId,
  bulletin: opened.bulletin,
  template: opened.template,
  formats: ['docx', 'pdf'],
  name: '云岭青年工作信息 2025年第3期',
  replace: false,
  ...changes,
})

/** Dialogs that answer with what is in the list, in turn. */
export function answeringDialogs(answers: (string | null)[]): Dialogs {
  const next = () => Promise.resolve(answers.shift() ?? null)
  return { chooseIssue: next, chooseFolder: next, chooseSavePlace: next }
}

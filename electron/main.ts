/** The desktop shell. This module only wires: each part knows its own business. */
import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { app } from 'electron'
import { profileFolder, programFolder } from '../host/folders.ts'
import { readSettingsSync } from '../host/handlers/index.ts'
import { registerAppScheme } from './app-protocol.ts'
import { isCommandLine, issueFiles } from './arguments.ts'
import { startDesk, type Desk } from './desk.ts'
import { drawAsSet } from './graphics.ts'
import { denyEverything, sandboxEverything } from './hardening.ts'

const program = programFolder(import.meta.dirname)
// In a checkout the first argument after Electron is the program's folder.
const args = process.argv.slice(app.isPackaged ? 1 : 2)

sandboxEverything()
registerAppScheme()

if (isCommandLine(args)) void runCommandLine()
else if (app.requestSingleInstanceLock()) void runDesk()
else app.quit()

/** The built command line is loaded only where it is asked for. */
async function runCommandLine(): Promise<void> {
  const address = pathToFileURL(path.join(program, 'dist/cli/main.js')).href
  const cli = (await import(/* @vite-ignore */ address)) as {
    main(args: readonly string[]): Promise<number>
  }
  app.exit(await cli.main(args))
}

async function runDesk(): Promise<void> {
  drawAsSet(readSettingsSync(profileFolder()))
  let desk: Desk | null = null
  // macOS hands files over before the app is ready.
  const waiting = [...issueFiles(args, process.cwd())]
  app.on('open-file', (event, file) => {
    event.preventDefault()
    if (desk === null) waiting.push(file)
    else desk.open(file)
  })
  app.on('second-instance', (_event, others, folder) => {
    const files = issueFiles(others.slice(1), folder)
    for (const file of files.length > 0 ? files : [null]) desk?.open(file)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => desk?.open(null))
  await app.whenReady()
  denyEverything()
  desk = startDesk(program)
  for (const file of waiting.length > 0 ? waiting : [null]) desk.open(file)
}

/**
 * The command line. Exit 0 done, 1 findings of severity error, 2 refused with one line on stderr.
 * The packaged app's main process and `npm start` call the same functions.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { programFolder } from '../host/folders.ts'
import type { Command, Surroundings } from './command.ts'
import { checkCommand } from './commands/check.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { inspectCommand } from './commands/inspect.ts'
import { layoutCommand } from './commands/layout.ts'
import { newCommand } from './commands/new.ts'
import { serveCommand } from './commands/serve.ts'

export { openDesk, untilInterrupted } from './commands/serve.ts'
export { launch } from './system-launcher.ts'

export const commands: ReadonlyMap<string, Command> = new Map([
  ['new', newCommand],
  ['import', importCommand],
  ['export', exportCommand],
  ['check', checkCommand],
  ['layout', layoutCommand],
  ['inspect', inspectCommand],
  ['serve', serveCommand],
])

/** Runs one command line and answers its exit code. */
export async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const around = await surroundings()
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    around.out(help())
    return 0
  }
  if (name === '--version' || name === '-v') {
    around.out(`${around.version}\n`)
    return 0
  }
  const command = commands.get(name)
  if (command === undefined) {
    return refuse(
      `没有命令“${name}”。可用的有：${[...commands.keys()].join('、')}；--help 看用法。`,
    )
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    around.out(`用法：neikan ${command.usage}\n${command.purpose}。\n`)
    return 0
  }
  try {
    const outcome = await command.run(rest, around)
    return outcome.ok ? outcome.value : refuse(outcome.message)
  } catch (error) {
    // A fault of the program: the trace is for whoever mends it, and nothing was written.
    if (process.env['NEIKAN_TRACE']) throw error
    const cause = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return refuse(`程序出错，没有完成：${cause}。请把这句话报给维护的人。`)
  }
}

/** The streams of this process, and the program's own folder and version. */
export async function surroundings(): Promise<Surroundings> {
  const program = programFolder(path.dirname(fileURLToPath(import.meta.url)))
  const manifest: unknown = JSON.parse(await readFile(path.join(program, 'package.json'), 'utf8'))
  return {
    out: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
    program,
    version: (manifest as { version: string }).version,
  }
}

function refuse(message: string): 2 {
  process.stderr.write(`neikan: ${message.replace(/\s*\n\s*/g, ' ')}\n`)
  return 2
}

function help(): string {
  const rows = [...commands.values()].map(({ usage, purpose }) => `  ${usage}\n      ${purpose}`)
  return `neikan 内刊：编排内部刊物，全程离线。\n\n用法：\n${rows.join('\n')}\n  --help、--version\n\n退出码：0 完成；1 检查发现错误；2 没有执行，原因见标准错误。\n`
}

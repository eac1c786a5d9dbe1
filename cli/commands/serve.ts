import { randomUUID } from 'node:crypto'
import { mkdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { Outcome } from '../../host/contract.ts'
import { createDoor } from '../../host/door/index.ts'
import { createPacker } from '../../host/packer/index.ts'
import { defaultLibrary, profileFolder, programFiles } from '../../host/folders.ts'
import { ownIdentity } from '../../host/identity.ts'
import { nodeFiles } from '../../host/node-files.ts'
import { causeOf, done, refused } from '../../host/outcome.ts'
import { startDeskServer, type Loopback } from '../../host/serve/index.ts'
import { parseArguments, type Command, type Surroundings } from '../command.ts'
import { openPrinter } from '../printer.ts'
import { systemLauncher } from '../system-launcher.ts'

const usage = 'serve [--library 文件夹] [--port 端口]'

/** The desk in a browser window; runs until it is interrupted. */
export const serveCommand: Command = {
  usage,
  purpose: '在浏览器里打开内刊',
  run: async (args, around) => {
    const options = { library: { type: 'string' }, port: { type: 'string' } } as const
    const parsed = parseArguments(args, options, 0, usage)
    if (!parsed.ok) return parsed
    const { library, port } = parsed.value.values
    if (port !== undefined && !isPort(port)) {
      return refused(`端口“${port}”不对，应是 0 到 65535 的整数。用法：neikan ${usage}`)
    }
    const desk = await openDesk(around, { library, port: Number(port ?? 0) })
    if (!desk.ok) return desk
    around.out(`${desk.value.mintAddress()}\n`)
    around.note(
      '请在本机的浏览器里打开上面的地址（只能用一次）。按回车得到新地址，按 Ctrl+C 结束。\n',
    )
    await untilInterrupted(() => around.out(`${desk.value.mintAddress()}\n`))
    await desk.value.close()
    return done(0)
  },
}

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65535

/** Starts the browser desk for a library folder, which is made where it is missing. */
export async function openDesk(
  around: Surroundings,
  options: { readonly library?: string | undefined; readonly port: number },
): Promise<Outcome<Loopback>> {
  const { program, version } = around
  const named = path.resolve(options.library ?? defaultLibrary())
  const printer = openPrinter(program)
  const { renderer, doorWorker, packerWorker, sample } = programFiles(program)
  try {
    await mkdir(named, { recursive: true })
    const library = await realpath(named)
    const loopback = await startDeskServer(
      {
        shell: 'desk',
        version,
        files: nodeFiles,
        door: createDoor({ worker: doorWorker, keepsReady: true }),
        packer: createPacker({ worker: packerWorker }),
        identity: ownIdentity(),
        now: () => new Date(),
        newId: randomUUID,
        printer: printer.open,
        dialogs: null,
        launcher: systemLauncher,
        library,
        usualLibrary: library,
        profile: profileFolder(),
        sample,
      },
      { port: options.port, root: renderer },
    )
    const close = async () => {
      await loopback.close()
      await printer.close()
    }
    return done({ ...loopback, close })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      return refused(`端口 ${options.port} 已被别的程序占用。请用 --port 换一个，或不写端口。`)
    }
    return refused(`打不开文库 ${named}：${causeOf(error)}。请用 --library 指定另一个文件夹。`)
  }
}

/** Resolves on Ctrl+C or a polite kill; a line typed meanwhile asks for a new address. */
export function untilInterrupted(onLine: () => void): Promise<void> {
  return new Promise((resolve) => {
    const { stdin } = process
    if (stdin.isTTY) stdin.on('data', onLine)
    const stop = () => {
      stdin.off('data', onLine)
      stdin.pause()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop)
  })
}

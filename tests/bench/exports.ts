import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compose } from '../../core/galley/index.ts'
import { writeDocx } from '../../core/docx/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import { plainText } from '../../core/model/index.ts'
import { templateById } from '../../core/template/index.ts'
import { createPrinter } from '../../host/printer/index.ts'
import { generateBulletin } from './generate.ts'
import { median } from './median.ts'

/** Median milliseconds; null where a tool is not installed. */
export interface ExportTimes {
  readonly docx: { readonly neikan: number; readonly pandoc: number | null }
  readonly pdf: { readonly neikan: number }
}

/** Exports a bulletin of that size, in turn with pandoc where it is installed. */
export async function benchExports(size: number, rounds: number): Promise<ExportTimes> {
  const template = templateById('work-information')
  const bulletin = generateBulletin(size)
  const folder = await mkdtemp(join(tmpdir(), 'neikan-bench-'))
  const printer = await createPrinter({ root: join(process.cwd(), 'dist/renderer') })
  const signal = new AbortController().signal
  const docx: number[] = []
  const pdf: number[] = []
  const pandoc: number[] = []
  try {
    await writeFile(join(folder, 'in.md'), markdownOf(bulletin))
    for (let round = 0; round <= rounds; round += 1) {
      const times = {
        docx: await timed(() => writeDocx(compose(bulletin, template, null), new Map())),
        pandoc: await timedPandoc(folder),
        pdf: await timed(() =>
          printer.print({ bulletin, template, media: new Map() }, () => undefined, signal),
        ),
      }
      if (round === 0) continue
      docx.push(times.docx)
      pdf.push(times.pdf)
      if (times.pandoc !== null) pandoc.push(times.pandoc)
    }
  } finally {
    await printer.close()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    docx: { neikan: median(docx), pandoc: pandoc.length === 0 ? null : median(pandoc) },
    pdf: { neikan: median(pdf) },
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function timedPandoc(folder: string): Promise<number | null> {
  const run = promisify(execFile)
  const installed = await run('pandoc', ['--version']).then(
    () => true,
    () => false,
  )
  if (!installed) return null
  return timed(() => run('pandoc', [join(folder, 'in.md'), '-o', join(folder, 'out.docx')]))
}

function markdownOf(bulletin: Bulletin): string {
  return bulletin.children
    .flatMap((part) => (part.type === 'article' ? part.children : []))
    .map((block) => (block.type === 'headline' ? '# ' : '') + plainText(block))
    .join('\n\n')
}

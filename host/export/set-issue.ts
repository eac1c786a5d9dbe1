/**
 * One issue as the bytes of its exports, all of them from one bulletin that was cleaned first. Pages are cut by the browser only; where there is none a
 * DOCX is still written, its contents without page numbers, and a PDF is refused.
 */
import { writeDocx } from '../../core/docx/index.ts'
import { compose, type PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import { cleanPicture } from '../../core/picture/index.ts'
import type { Template } from '../../core/template/index.ts'
import { sanitizeTexts, type RemovedCharacter } from '../../core/text/index.ts'
import type { ExportStage, Outcome } from '../contract.ts'
import { done, refused } from '../outcome.ts'
import type { Printer } from '../printer/index.ts'

export type Format = 'docx' | 'pdf'

export interface ExportIssue {
  readonly bulletin: Bulletin
  readonly template: Template
  readonly media: ReadonlyMap<string, Uint8Array>
}

export interface SetIssue {
  readonly docx: Uint8Array | null
  readonly pdf: Uint8Array | null
  /** Null where no browser could lay the issue out. */
  readonly pages: PageMap | null
  /** What no export may hold and was left out of all of them. */
  readonly removed: readonly RemovedCharacter[]
}

interface Around {
  readonly printer: () => Promise<Outcome<Printer>>
  readonly onStage: (stage: ExportStage, fraction: number) => void
  readonly signal: AbortSignal
}

const cancelled = refused('已取消导出，没有写出文件。')

export async function setIssue(
  given: ExportIssue,
  formats: readonly Format[],
  around: Around,
): Promise<Outcome<SetIssue>> {
  const { signal, onStage } = around
  onStage('layout', 0)
  const { issue, removed } = cleaned(given)
  const printed = await printPages(issue, formats.includes('pdf'), around)
  if (signal.aborted) return cancelled
  if (!printed.ok) return printed
  const { pages, pdf } = printed.value
  if (!formats.includes('docx')) return done({ docx: null, pdf, pages, removed })
  onStage('docx', 0.7)
  const galley = compose(issue.bulletin, issue.template, pages)
  const { bytes } = await writeDocx(galley, issue.media)
  if (signal.aborted) return cancelled
  return done({ docx: bytes, pdf, pages, removed })
}

/** Words, wordings of the house style and pictures, without what must not leave this machine. */
export function cleaned({ bulletin, template, media }: ExportIssue): {
  readonly issue: ExportIssue
  readonly removed: readonly RemovedCharacter[]
} {
  const { value, removed } = sanitizeTexts({ bulletin, template })
  const pictures = [...media].map(
    ([name, bytes]) => [name, cleanPicture(bytes)?.bytes ?? bytes] as const,
  )
  return { issue: { ...value, media: new Map(pictures) }, removed }
}

interface Printed {
  readonly pages: PageMap | null
  readonly pdf: Uint8Array | null
}

/** Without a printer there are no pages; only where a PDF is wanted is that a refusal. */
async function printPages(
  issue: ExportIssue,
  wantsPdf: boolean,
  { printer, onStage, signal }: Around,
): Promise<Outcome<Printed>> {
  const press = await printer()
  if (!press.ok) return wantsPdf ? press : done({ pages: null, pdf: null })
  if (signal.aborted) return cancelled
  try {
    if (!wantsPdf) return done({ pages: await press.value.layout(issue, signal), pdf: null })
    const onPrintStage = (stage: ExportStage) => onStage(stage, stage === 'pdf' ? 0.4 : 0.1)
    return done(await press.value.print(issue, onPrintStage, signal))
  } catch (error) {
    if (signal.aborted) return cancelled
    // A browser is another program: that it fails is to be expected.
    const cause = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return refused(`排页没有完成（${cause}），没有写出文件。请重试；还不行，就重新启动内刊。`)
  }
}

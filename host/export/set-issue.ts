/**
 * One issue as the bytes of its exports. Pages are cut by the browser only; where there is none a
 * DOCX is still written, its contents without page numbers, and a PDF is refused.
 */
import { writeDocx } from '../../core/docx/index.ts'
import { compose, type PageMap } from '../../core/galley/index.ts'
import type { Bulletin } from '../../core/model/index.ts'
import type { Template } from '../../core/template/index.ts'
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
  readonly removedCharacters: number
}

interface Around {
  readonly printer: () => Promise<Outcome<Printer>>
  readonly onStage: (stage: ExportStage, fraction: number) => void
  readonly signal: AbortSignal
}

export async function setIssue(
  issue: ExportIssue,
  formats: readonly Format[],
  { printer, onStage, signal }: Around,
): Promise<Outcome<SetIssue>> {
  const cancelled = () => refused('已取消导出，没有写出文件。')
  try {
    onStage('layout', 0)
    const press = await printer()
    if (signal.aborted) return cancelled()
    let pages: PageMap | null = null
    let pdf: Uint8Array | null = null
    if (formats.includes('pdf')) {
      if (!press.ok) return press
      onStage('pdf', 0.2)
      const printed = await press.value.print(issue, () => undefined, signal)
      pages = printed.pages
      pdf = printed.pdf
    } else if (press.ok) {
      pages = await press.value.layout(issue)
    }
    if (signal.aborted) return cancelled()
    let docx: Uint8Array | null = null
    if (formats.includes('docx')) {
      onStage('docx', 0.7)
      docx = await writeDocx(compose(issue.bulletin, issue.template, pages), issue.media)
    }
    if (signal.aborted) return cancelled()
    onStage('write', 0.9)
    return done({ docx, pdf, pages, removedCharacters: 0 })
  } catch (error) {
    if (signal.aborted) return cancelled()
    throw error
  }
}

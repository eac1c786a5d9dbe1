/**
 * The last step of a PDF: a browser writes its own name, the time and no title into it. Structure
 * tree and outline stay as they are. The same pages give the same bytes.
 */
import { createHash } from 'node:crypto'

export interface PdfFacts {
  readonly title: string
  /** ISO; null leaves the PDF without dates. */
  readonly issueDate: string | null
}

export async function finishPdf(
  bytes: Uint8Array,
  { title, issueDate }: PdfFacts,
): Promise<Uint8Array> {
  // Loaded here: no start of the program waits for what only a PDF needs.
  const { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } = await import('@cantoo/pdf-lib')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = pdf
  const info = PDFDict.withContext(context)
  info.set(PDFName.of('Title'), PDFHexString.fromText(title))
  info.set(PDFName.of('Producer'), PDFString.of('Neikan'))
  if (issueDate !== null) {
    const date = PDFString.of(`D:${issueDate.replaceAll('-', '')}000000+08'00'`)
    info.set(PDFName.of('CreationDate'), date)
    info.set(PDFName.of('ModDate'), date)
  }
  const { Info: old } = context.trailerInfo
  context.trailerInfo.Info = context.register(info)
  if (old !== undefined && 'objectNumber' in old) context.delete(old as never)
  catalog.set(PDFName.of('Lang'), PDFString.of('zh-CN'))
  catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true)
  catalog.delete(PDFName.of('Metadata'))
  const id = PDFHexString.of(
    createHash('sha256').update(bytesOf(title, issueDate)).digest('hex').slice(0, 32),
  )
  context.trailerInfo.ID = context.obj([id, id])
  return pdf.save({ updateFieldAppearances: false, addDefaultPage: false })
}

const bytesOf = (title: string, issueDate: string | null) => `${title}\n${issueDate ?? ''}`

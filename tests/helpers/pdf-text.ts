import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A stretch of text on a page, in points from the lower left corner. */
export interface PdfText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly width: number
}

/** The text of a PDF, page by page, in the order in which it is drawn. */
export async function readPdfText(pdf: Uint8Array): Promise<readonly (readonly PdfText[])[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const pages: PdfText[][] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    pages.push(
      items.flatMap((item) =>
        'str' in item && item.str !== ''
          ? [
              {
                text: withoutLeader(item.str),
                x: item.transform[4],
                y: item.transform[5],
                size: item.height,
                width: item.width,
              },
            ]
          : [],
      ),
    )
  }
  await document.destroy()
  return pages
}

/** Text without any space: the form in which manuscript, DOCX and PDF are compared. */
export const withoutSpaces = (text: string): string => text.replace(/\s/gu, '')

/** The dots of the contents are drawn as words are; no text of the issue says them. */
const withoutLeader = (text: string): string => text.replace(/\.{2,}/g, '')

/** What a PDF draws besides text: filled boxes, such as rules, and pictures, in points. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Edges in points from the lower left corner of the page. */
export interface PdfBox {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface PdfShapes {
  readonly fills: readonly PdfBox[]
  readonly pictures: readonly PdfBox[]
}

type Matrix = readonly [number, number, number, number, number, number]

const unit: Matrix = [1, 0, 0, 1, 0, 0]

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

/** The box that a box of one's own coordinates becomes on the page. */
function placed(matrix: Matrix, [x0, y0, x1, y1]: ArrayLike<number> & Iterable<number>): PdfBox {
  const corners = [
    [x0!, y0!],
    [x1!, y0!],
    [x0!, y1!],
    [x1!, y1!],
  ].map(([x, y]) => [
    matrix[0] * x! + matrix[2] * y! + matrix[4],
    matrix[1] * x! + matrix[3] * y! + matrix[5],
  ])
  const xs = corners.map(([x]) => x!)
  const ys = corners.map(([, y]) => y!)
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.max(...ys),
    bottom: Math.min(...ys),
  }
}

const paints: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill, OPS.stroke, OPS.fillStroke])
const opens: ReadonlySet<number> = new Set([OPS.save, OPS.paintFormXObjectBegin, OPS.beginGroup])
const closes: ReadonlySet<number> = new Set([OPS.restore, OPS.paintFormXObjectEnd, OPS.endGroup])
const images: ReadonlySet<number> = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject])

interface Drawing {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

function shapesOf({ fnArray, argsArray }: Drawing): PdfShapes {
  const fills: PdfBox[] = []
  const pictures: PdfBox[] = []
  const stack: Matrix[] = []
  let matrix = unit
  fnArray.forEach((operation, index) => {
    const given = argsArray[index] as readonly unknown[] | null
    if (opens.has(operation)) stack.push(matrix)
    if (closes.has(operation)) matrix = stack.pop() ?? unit
    if (operation === OPS.transform) matrix = times(matrix, given as unknown as Matrix)
    if (operation === OPS.paintFormXObjectBegin && given?.[0]) {
      matrix = times(matrix, given[0] as Matrix)
    }
    if (images.has(operation)) pictures.push(placed(matrix, [0, 0, 1, 1]))
    if (operation === OPS.constructPath && paints.has(given?.[0] as number)) {
      fills.push(placed(matrix, given?.[2] as Float32Array))
    }
  })
  return { fills, pictures }
}

/** Page by page. */
export async function readPdfShapes(pdf: Uint8Array): Promise<readonly PdfShapes[]> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  const pages: PdfShapes[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    pages.push(shapesOf(await page.getOperatorList()))
  }
  await document.destroy()
  return pages
}

/** Faces that a PDF cannot hold. */
import type { PrintResult } from './job.ts'

export interface RawPrint {
  readonly raw: Uint8Array
  readonly result: PrintResult
}

/**
 * Prints with the installed office faces, and again with the bundled ones if the browser could not
 * embed one of those: it draws faces with CFF outlines, and those whose maker forbids embedding, as
 * Type 3. The lines are the same in both.
 */
export async function printEmbeddable(
  print: (officeFaces: boolean) => Promise<RawPrint>,
): Promise<RawPrint> {
  const first = await print(true)
  if (!first.result.usesOfficeFaces || !hasType3(first.raw)) return first
  return print(false)
}

/** The browser writes the dictionaries of fonts uncompressed. */
const hasType3 = (pdf: Uint8Array): boolean => Buffer.from(pdf).includes('/Subtype /Type3')

import { Packer } from 'docx'
import type { Galley } from '../galley/index.ts'
import { buildDocument } from './document.ts'
import { repackage } from './package.ts'
import { writeCoreProperties, writeFontTable, writeSettings } from './parts.ts'
import { writeStyles } from './styles.ts'
import { startWriting } from './writing.ts'

export interface WrittenDocx {
  readonly bytes: Uint8Array
  /** How many characters no XML file can hold, and were dropped. */
  readonly removedCharacters: number
}

/**
 * The galley as a Word document: named styles, no formatting by hand, no author, and the same bytes
 * for the same galley. `media` holds the pictures by the names that figures say; a missing one is a
 * RangeError.
 */
export async function writeDocx(
  galley: Galley,
  media: ReadonlyMap<string, Uint8Array>,
): Promise<WrittenDocx> {
  const writing = startWriting(galley, media)
  const packed = await Packer.pack(buildDocument(writing), 'uint8array')
  const bytes = repackage(packed, {
    'word/styles.xml': writeStyles(galley),
    'word/settings.xml': writeSettings(galley),
    'word/fontTable.xml': writeFontTable(galley),
    'docProps/core.xml': writeCoreProperties(galley),
  })
  return { bytes, removedCharacters: writing.countRemoved() }
}

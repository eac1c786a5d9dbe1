/** Parts that docx writes otherwise than an office needs them: settings, fonts, properties. */
import type { Galley } from '../galley/index.ts'
import { hasEvenFooter } from './footers.ts'
import { escapeXml, markup, value, wordNamespace, xmlDeclaration } from './markup.ts'

/**
 * Marks are never squeezed, as on screen; a line before a soft break is not stretched; and Word is
 * told to put no names into the file when it saves.
 */
export function writeSettings(galley: Galley): string {
  const compatibility = (name: string, val: number) =>
    markup('w:compatSetting', {
      'w:name': name,
      'w:uri': 'http://schemas.microsoft.com/office/word',
      'w:val': val,
    })
  const compat =
    '<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>' +
    compatibility('compatibilityMode', 15) +
    compatibility('overrideTableStyleFontSizeAndJustification', 1) +
    compatibility('enableOpenTypeFeatures', 1) +
    compatibility('doNotFlipMirrorIndents', 1) +
    compatibility('differentiateMultirowTableHeaders', 1)
  const settings =
    '<w:zoom w:percent="100"/><w:removePersonalInformation/><w:removeDateAndTime/>' +
    value('defaultTabStop', 420) +
    (hasEvenFooter(galley) ? '<w:evenAndOddHeaders/>' : '') +
    value('characterSpacingControl', 'doNotCompress') +
    markup('w:compat', {}, compat) +
    markup('w:themeFontLang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN' }) +
    value('decimalSymbol', '.') +
    value('listSeparator', ',')
  return xmlDeclaration + markup('w:settings', { 'xmlns:w': wordNamespace }, settings)
}

/**
 * What Word may take where a face is missing. `charset` 86 is GB2312: without it Word takes any face.
 */
export function writeFontTable({ fonts }: Galley): string {
  const faces = new Map<string, string>()
  for (const { name, altNames, panose, family } of Object.values(fonts)) {
    const alternatives = altNames.length === 0 ? '' : value('altName', altNames.join(','))
    const pitch = value('pitch', family === 'modern' ? 'fixed' : 'variable')
    faces.set(
      name,
      alternatives +
        value('panose1', panose) +
        value('charset', '86') +
        value('family', family) +
        pitch,
    )
  }
  for (const { latin } of Object.values(fonts)) {
    if (!faces.has(latin)) faces.set(latin, latinFace(latin))
  }
  const list = [...faces].map(([name, face]) => markup('w:font', { 'w:name': name }, face))
  return xmlDeclaration + markup('w:fonts', { 'xmlns:w': wordNamespace }, list.join(''))
}

function latinFace(name: string): string {
  const panose = name === 'Times New Roman' ? value('panose1', '02020603050405020304') : ''
  return panose + value('charset', '00') + value('family', 'roman') + value('pitch', 'variable')
}

/** Title and day of issue. No author, no program, no time at which somebody worked. */
export function writeCoreProperties({ title, issueDate }: Galley): string {
  const day = (name: string) =>
    issueDate === null
      ? ''
      : markup(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${issueDate}T00:00:00Z`)
  const namespaces = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  }
  const properties =
    markup('dc:title', {}, escapeXml(title)) +
    markup('dc:language', {}, 'zh-CN') +
    day('dcterms:created') +
    day('dcterms:modified')
  return xmlDeclaration + markup('cp:coreProperties', namespaces, properties)
}

/** A small photograph, 16 by 8 pixels, and what a telephone writes into it about its owner. */
const pixels = Uint8Array.from(
  atob(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObD' +
      'oKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4' +
      '+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAIABADASIAAhEBAxEB/8QAFgABAQEAAAAA' +
      'AAAAAAAAAAAAAAME/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAID/8QAGBEA' +
      'AgMAAAAAAAAAAAAAAAAAAARBQoH/2gAMAwEAAhEDEQA/AMSgGvJR2un/2Q==',
  ),
  (character) => character.charCodeAt(0),
)

/** What no output may hold. */
export const canary = 'GPS-CANARY-30.8412N'

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const segment = (marker: number, data: readonly number[]) => [
  ...[0xff, marker],
  ...[(data.length + 2) >> 8, (data.length + 2) & 255],
  ...data,
]

/** A JPEG whose camera was held in this orientation, with notes, a comment and a film at its end. */
export function photograph(orientation: number): Uint8Array {
  const tiff = [...ascii('II'), 42, 0, 8, 0, 0, 0, 1, 0]
  const entry = [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
  const exif = segment(0xe1, [...ascii('Exif\0\0'), ...tiff, ...entry, ...ascii(canary)])
  const xmp = segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0${canary}`))
  const comment = segment(0xfe, ascii(canary))
  const [start, rest] = [pixels.subarray(0, 2), pixels.subarray(2)]
  return Uint8Array.of(...start, ...exif, ...xmp, ...comment, ...rest, ...ascii(canary))
}

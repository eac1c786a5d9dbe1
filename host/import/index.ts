export { decodeManuscript } from './manuscript.ts'
export { passageOfMarkup } from './markup.ts'
export { decodeText, type DecodedText, type Encoding } from './decode.ts'

export { decodeManuscript } from './manuscript.ts'
export { decodeText, type DecodedText, type Encoding } from './decode.ts'
